package dev.holdfast.snapshot;

import dev.holdfast.model.FailureType;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.platform.SnapshotStatus;

/** What a platform's word about a snapshot means for its outcome. */
final class Statuses {
  private Statuses() {}

  static SnapshotOutcome outcome(SnapshotStatus.Done done) {
    return new SnapshotOutcome.Accomplished(done.evidence());
  }

  static SnapshotOutcome outcome(SnapshotStatus.Lost lost) {
    return new SnapshotOutcome.Failed(lost.type(), lost.message(), "Ask for a new snapshot.");
  }

  static SnapshotOutcome disappeared() {
    return new SnapshotOutcome.Failed(
        FailureType.DISAPPEARED,
        "The platform has no trace of the snapshot although its disk is there.",
        "Ask for a new snapshot.");
  }

  static String sentence(SnapshotStatus status) {
    return switch (status) {
      case SnapshotStatus.Running running ->
          "the platform copies " + running.progress().totalBytes() + " bytes";
      case SnapshotStatus.Done done -> "the platform has it already";
      case SnapshotStatus.Lost lost -> "the platform lost it: " + lost.message();
      case SnapshotStatus.Absent absent -> "the platform has no trace of it";
    };
  }
}
