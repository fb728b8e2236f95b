package dev.holdfast.workflow;

import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotState;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Carries one recorded wish for a snapshot to its proven end. */
@WorkflowInterface
public interface SnapshotWorkflow {

  /**
   * Returns the terminal state that the catalog has for it. A run that was asked to cancel closes
   * as cancelled in Temporal, also when the cancel came too late: the catalog has the truth.
   */
  @WorkflowMethod(name = "Snapshot")
  SnapshotState run(SnapshotId snapshot);
}
