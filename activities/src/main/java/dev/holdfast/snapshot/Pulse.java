package dev.holdfast.snapshot;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Heartbeats while an activity works on something that tells no progress, so that the work of a
 * worker that died is given to another one soon.
 */
final class Pulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final Duration BETWEEN_BEATS = Duration.ofSeconds(2);

  private final ActivityExecutionContext activity;
  private final CountDownLatch done = new CountDownLatch(1);

  private Pulse(ActivityExecutionContext activity) {
    this.activity = activity;
  }

  static Pulse start(ActivityExecutionContext activity) {
    Pulse pulse = new Pulse(activity);
    Thread.ofVirtual().name("pulse").start(pulse::beat);
    return pulse;
  }

  private void beat() {
    try {
      do {
        tell();
      } while (!done.await(BETWEEN_BEATS.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell() {
    try {
      activity.heartbeat("at work");
    } catch (ActivityCompletionException e) {
      // A cancel waits for the end of what was begun, so the beat goes on until then.
      LOG.debug("{} was asked to end", activity.getInfo().getActivityType(), e);
    }
  }

  @Override
  public void close() {
    done.countDown();
  }
}
