package dev.holdfast.snapshot;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Heartbeats while an activity works on something that tells no progress, so that the work of a
 * worker that died is given to another one soon.
 */
final class Pulse {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final Duration BETWEEN_BEATS = Duration.ofSeconds(2);

  private final ActivityExecutionContext activity;
  private final CountDownLatch done = new CountDownLatch(1);

  private Pulse(ActivityExecutionContext activity) {
    this.activity = activity;
  }

  /** Does the work, and beats until it is done, however it ends. */
  static <T> T during(ActivityExecutionContext activity, Supplier<T> work) {
    Pulse pulse = new Pulse(activity);
    Thread.ofVirtual().name("pulse").start(pulse::beat);
    try {
      return work.get();
    } finally {
      pulse.done.countDown();
    }
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
}
