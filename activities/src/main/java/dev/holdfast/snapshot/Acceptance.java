package dev.holdfast.snapshot;

import dev.holdfast.model.SnapshotId;

/** Answer to a wish for a snapshot. */
public sealed interface Acceptance {

  /**
   * The wish is recorded and will be carried to an end.
   *
   * @param repeated the same wish was recorded before; this is its snapshot
   */
  record Accepted(SnapshotId snapshot, boolean repeated) implements Acceptance {}

  /** Nothing was recorded. */
  record Refused(Reason reason, String message) implements Acceptance {}

  /** Why a wish is refused. */
  enum Reason {
    /** The same request key came before with other parameters. */
    CHANGED_PARAMETERS,
    DISK_UNKNOWN,
    /** This kind of disk cannot have this kind of snapshot. */
    DISK_KIND,
    DISK_STATE,
    DISK_NEVER_ATTACHED,
    INSTANCE_STATE,
    /** A snapshot of the disk is being made. */
    SNAPSHOT_RUNNING,
    /** The disk has as many snapshots as it may have. */
    QUOTA
  }
}
