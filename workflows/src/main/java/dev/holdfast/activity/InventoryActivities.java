package dev.holdfast.activity;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Brings what a storage node has into the catalog; runs only there. */
@ActivityInterface
public interface InventoryActivities {

  /**
   * Reads instances and disks from the platform and records what is new, changed or gone.
   * Idempotent.
   */
  @ActivityMethod(name = "SyncInventory")
  Counts sync(String node);

  /** What the platform has. */
  record Counts(int instances, int disks) {}
}
