package dev.holdfast.workflow;

import dev.holdfast.activity.InventoryActivities.Counts;

/** One activity: the node reads its disks and records them. */
public final class InventoryWorkflowImpl implements InventoryWorkflow {

  @Override
  public Counts run(String node) {
    return ActivityStubs.inventory(node).sync(node);
  }
}
