package dev.holdfast.process;

import java.time.Duration;

/**
 * Pauses between restarts: doubled while a process keeps dying young, short again once it lived.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration GROWN_UP = Duration.ofMinutes(1);

  private Duration next = FIRST;

  /**
   * @param lived how long the process ran before it died
   */
  Duration afterDeath(Duration lived) {
    Duration pause = lived.compareTo(GROWN_UP) >= 0 ? FIRST : next;
    Duration doubled = pause.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return pause;
  }
}
