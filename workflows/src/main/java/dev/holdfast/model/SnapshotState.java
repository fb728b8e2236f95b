package dev.holdfast.model;

import java.util.Optional;

/** State of a snapshot in the catalog. */
public enum SnapshotState {
  /** The wish is recorded; the platform has not been asked. */
  ACCEPTED,
  /** The platform is making it. */
  PROGRESSING,
  /** We do not know what the platform did; its workflow goes on reading. */
  UNRESOLVED,
  /** Made, with evidence. */
  ACCOMPLISHED,
  /** Proven not to exist. */
  FAILED,
  /** Gone because the platform released its disk while it was being made. */
  RELEASED_WITH_DISK,
  /** Given up on request before it was made. */
  CANCELLED,
  /** Marked by the delete path; its data may be half gone. Listed as accomplished until it is. */
  DELETING,
  /** Deleted on somebody's request. */
  DELETED,
  /** Deleted because its retention ended. */
  EXPIRED;

  /** True while a workflow still has to bring it to an end. */
  public boolean isUnfinished() {
    return switch (this) {
      case ACCEPTED, PROGRESSING, UNRESOLVED -> true;
      case ACCOMPLISHED, FAILED, RELEASED_WITH_DISK, CANCELLED, DELETING, DELETED, EXPIRED -> false;
    };
  }

  /** What ECS clients see; empty when it is no longer listed. */
  public Optional<String> ecsStatus() {
    return switch (this) {
      case ACCEPTED, PROGRESSING, UNRESOLVED -> Optional.of("progressing");
      case ACCOMPLISHED, DELETING -> Optional.of("accomplished");
      case FAILED -> Optional.of("failed");
      case RELEASED_WITH_DISK, CANCELLED, DELETED, EXPIRED -> Optional.empty();
    };
  }
}
