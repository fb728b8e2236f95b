package dev.holdfast.platform;

import dev.holdfast.model.Evidence;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.Progress;

/** How a snapshot stands on its platform, proven by reading it. */
public sealed interface SnapshotStatus {

  /** Being made. */
  record Running(Progress progress) implements SnapshotStatus {}

  /** Made and durable. */
  record Done(Evidence evidence) implements SnapshotStatus {}

  /** Begun and proven to have come to nothing; nothing of it is left. */
  record Lost(FailureType type, String message) implements SnapshotStatus {}

  /**
   * The platform knows nothing of it.
   *
   * @param diskPresent whether the platform has its disk
   */
  record Absent(boolean diskPresent) implements SnapshotStatus {}
}
