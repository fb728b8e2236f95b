package dev.holdfast.activity;

import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.model.SnapshotState;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What a snapshot's workflow does in the catalog; any worker can. */
@ActivityInterface
public interface SnapshotActivities {

  /** Reads what is to be done and whether it may be done. Changes nothing; idempotent. */
  @ActivityMethod(name = "PreflightSnapshot")
  Preflight preflight(SnapshotId snapshot);

  /**
   * Records that it is unknown what the platform did; the snapshot stays unfinished. Idempotent.
   */
  @ActivityMethod(name = "MarkSnapshotUnresolved")
  void markUnresolved(UnresolvedNote note);

  /** Records the end of a snapshot. Idempotent: an end already recorded stays, and is returned. */
  @ActivityMethod(name = "SettleSnapshot")
  SnapshotState settle(Settlement settlement);

  /** Why we do not know, in a sentence. */
  record UnresolvedNote(SnapshotId snapshot, String reason) {}

  /** The end that a snapshot came to. */
  record Settlement(SnapshotId snapshot, SnapshotOutcome outcome) {}
}
