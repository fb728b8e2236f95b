package dev.holdfast.ledger;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotId;
import java.time.Instant;
import java.util.List;

/** What the catalog says is not finished, and what time has made due. */
public interface UnfinishedWork {

  /** Snapshots that are not finished and have not changed since then; oldest first. */
  List<SnapshotId> snapshots(Instant unchangedSince, int limit);

  /** Unfinished snapshots that somebody wants to be cancelled; oldest first. */
  List<SnapshotId> cancellations(int limit);

  /** Policy runs that are due or running and have not changed since then; oldest first. */
  List<RunKey> runs(Instant unchangedSince, int limit);

  /**
   * Snapshots marked for deletion whose data may still be there, not changed since then; oldest
   * first.
   */
  List<DeletionOrder> deletions(Instant unchangedSince, int limit);

  /** Snapshots whose retention has ended and that may go, leaf to root in each chain. */
  List<DeletionOrder> expired(Instant now, int limit);
}
