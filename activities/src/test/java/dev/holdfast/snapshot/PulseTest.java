package dev.holdfast.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInterface;
import io.temporal.testing.TestActivityEnvironment;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PulseTest {

  /** Work that ends when its heartbeat was heard. */
  @ActivityInterface
  public interface SilentWork {
    boolean run();
  }

  @Test
  void aWorkerThatSaysNothingIsHeardAllTheSame() {
    CountDownLatch heard = new CountDownLatch(1);
    TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    try {
      environment.setActivityHeartbeatListener(String.class, details -> heard.countDown());
      environment.registerActivitiesImplementations((SilentWork) () -> awaitHeard(heard));

      assertThat(environment.newActivityStub(SilentWork.class).run()).isTrue();
    } finally {
      environment.close();
    }
  }

  private static boolean awaitHeard(CountDownLatch heard) {
    return Pulse.during(
        Activity.getExecutionContext(),
        () -> {
          try {
            return heard.await(10, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
          }
        });
  }
}
