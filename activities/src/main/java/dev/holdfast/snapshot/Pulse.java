package dev.holdfast.snapshot;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Heartbeats while an activity works on something that tells no progress, so that the work of a
 * worker that died is given to another one soon.
 */
final class Pulse implements AutoCloseable {
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
        activity.heartbeat("at work");
      } while (!done.await(BETWEEN_BEATS.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ActivityCompletionException e) {
      // Nobody waits for it any more; what was begun is still brought to its end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
  }
}
