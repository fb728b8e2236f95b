package dev.holdfast.workflow;

import dev.holdfast.activity.InventoryActivities.Counts;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Brings what a storage node has into the catalog. */
@WorkflowInterface
public interface InventoryWorkflow {

  @WorkflowMethod(name = "Inventory")
  Counts run(String node);
}
