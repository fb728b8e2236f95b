package dev.holdfast.activity;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.model.SnapshotOutcome;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Short work on the disks of one storage node; runs only there. */
@ActivityInterface
public interface StorageActivities {

  /**
   * Asks the platform for a snapshot. Idempotent by the order's token: what was begun before is
   * found and adopted. Fails with an {@link dev.holdfast.model.FailureType} as Temporal failure
   * type.
   */
  @ActivityMethod(name = "StartSnapshot")
  StartResult start(SnapshotOrder order);

  /**
   * Makes the platform give up a snapshot that is being made, and says how it then stands.
   * Idempotent.
   */
  @ActivityMethod(name = "CancelSnapshot")
  SnapshotOutcome cancel(SnapshotOrder order);

  /** Removes a snapshot's data. Idempotent: not there is done. Only the delete path may call it. */
  @ActivityMethod(name = "RemoveSnapshot")
  void remove(Removal removal);

  /** The snapshot whose data is to go. */
  record Removal(SnapshotId snapshot, DiskId disk, SnapshotCategory category) {}
}
