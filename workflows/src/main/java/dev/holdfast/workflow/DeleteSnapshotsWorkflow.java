package dev.holdfast.workflow;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.model.SnapshotId;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;

/** Deletes snapshots of one disk, one after the other, as far as the delete path allows. */
@WorkflowInterface
public interface DeleteSnapshotsWorkflow {

  @WorkflowMethod(name = "DeleteSnapshots")
  Report run(List<DeletionOrder> orders);

  /** What went and what stayed, each of the latter with the reason. */
  record Report(List<SnapshotId> deleted, List<Refusal> refused) {}

  /** A snapshot that stays. */
  record Refusal(SnapshotId snapshot, String code, String message) {}
}
