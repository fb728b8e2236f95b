package dev.holdfast.process;

import java.time.Duration;

/**
 * What is remembered of a child, so that a later program can find it again.
 *
 * @param stopSeconds how long it may take to end after SIGTERM
 */
public record ProcessRecord(
    String name, long pid, long startTicks, String bootId, long stopSeconds) {
  static ProcessRecord of(ChildSpec spec, ProcessIdentity identity) {
    return new ProcessRecord(
        spec.name(),
        identity.pid(),
        identity.startTicks(),
        identity.bootId(),
        spec.stopTimeout().toSeconds());
  }

  public ProcessIdentity identity() {
    return new ProcessIdentity(pid, startTicks, bootId);
  }

  public Duration stopTimeout() {
    return Duration.ofSeconds(stopSeconds);
  }
}
