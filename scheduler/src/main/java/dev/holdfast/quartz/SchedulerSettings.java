package dev.holdfast.quartz;

import java.time.Duration;

/**
 * How one scheduler node runs.
 *
 * @param instanceName unique among the nodes that share a database; a node that comes back under
 *     its old name recovers its own interrupted fires at once
 * @param threads how many fires run at the same time
 * @param checkIn how often a node says that it is alive; another takes over its fires some seconds
 *     after it has missed one
 * @param misfireThreshold a fire later than that counts as misfired and comes once, however many
 *     were missed
 * @param stopTimeout how long stopping waits for fires that run
 */
public record SchedulerSettings(
    String instanceName,
    int threads,
    Duration checkIn,
    Duration misfireThreshold,
    Duration stopTimeout) {
  public SchedulerSettings {
    if (instanceName.isBlank() || threads < 2) {
      throw new IllegalArgumentException("a scheduler needs a name and at least two threads");
    }
  }

  /** Settings that suit a single machine. */
  public static SchedulerSettings defaults(String instanceName) {
    return new SchedulerSettings(
        instanceName, 4, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(20));
  }
}
