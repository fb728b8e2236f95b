package dev.holdfast.ledger;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotId;
import java.util.List;

/**
 * Starts workflows under ids derived from what they work on, so that starting twice is harmless.
 * Throws {@link WorkflowEngineUnavailable} when the engine does not answer in time; then nothing is
 * known and starting again is right.
 */
public interface WorkStarter {

  Started startSnapshot(SnapshotId snapshot);

  /**
   * The same although a run under this id has completed: for a row that has no end all the same, as
   * after a database was restored. Harmless when the row has its end.
   */
  Started startSnapshotAgain(SnapshotId snapshot);

  Started startPolicyRun(RunKey run);

  /** The same although a run under this id has completed. */
  Started startPolicyRunAgain(RunKey run);

  /** One workflow for a disk's snapshots, in the order given. */
  Started startDeletion(List<DeletionOrder> orders);

  Started startInventory(String node);

  /** Asks a snapshot's workflow to give up. Does nothing when none runs. */
  void cancelSnapshot(SnapshotId snapshot);

  /** What came of a start. */
  enum Started {
    NOW,
    RUNS_ALREADY,
    /** A run under this id has completed before: whatever it works on must have its end. */
    DONE_BEFORE
  }

  /** The workflow engine gave no answer in time. */
  final class WorkflowEngineUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorkflowEngineUnavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
