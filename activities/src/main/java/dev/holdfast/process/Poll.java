package dev.holdfast.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Bounded waiting for something that tells nobody when it happens. */
final class Poll {
  static final Duration STEP = Duration.ofMillis(50);

  private Poll() {}

  /**
   * Waits until it is done or the time is over and returns whether it is done. An interrupt does
   * not shorten it, because a wait cut short would turn a gentle stop into a kill.
   */
  static boolean until(Duration timeout, BooleanSupplier done) {
    long deadline = System.nanoTime() + timeout.toNanos();
    boolean interrupted = false;
    boolean result = done.getAsBoolean();
    while (!result && System.nanoTime() < deadline) {
      LockSupport.parkNanos(STEP.toNanos());
      interrupted |= Thread.interrupted();
      result = done.getAsBoolean();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return result;
  }
}
