package dev.holdfast.model;

/** State of a policy run; all but the first two are terminal records. */
public enum RunState {
  /** Its nominal time has come and nobody has worked on it yet. */
  DUE,
  RUNNING,
  SUCCEEDED,
  /** Some disks have their restore point, some do not. */
  PARTIAL,
  FAILED,
  /** Nothing was to be done, for example because earlier snapshots still run. */
  SKIPPED,
  /** Held back on purpose. */
  SUPPRESSED,
  /** Its time passed while nothing could run. */
  MISSED;

  public boolean isTerminal() {
    return this != DUE && this != RUNNING;
  }
}
