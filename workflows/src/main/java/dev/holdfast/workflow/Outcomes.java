package dev.holdfast.workflow;

import dev.holdfast.model.Evidence;
import dev.holdfast.model.SnapshotOutcome;

/** Says in a line how a snapshot ended. */
final class Outcomes {
  private Outcomes() {}

  static String sentence(SnapshotOutcome outcome) {
    return switch (outcome) {
      case SnapshotOutcome.Accomplished(Evidence evidence) ->
          "accomplished: holds the disk of "
              + evidence.takenAt()
              + ", durable since "
              + evidence.durableAt();
      case SnapshotOutcome.Failed failed -> "failed (" + failed.type() + "): " + failed.message();
      case SnapshotOutcome.Cancelled cancelled -> "cancelled: " + cancelled.reason();
      case SnapshotOutcome.ReleasedWithDisk released ->
          "released with its disk: " + released.message();
    };
  }
}
