package dev.holdfast.activity;

import dev.holdfast.model.SnapshotId;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/**
 * Long waits in the catalog; on a queue of their own, so that they never hold up the work that they
 * wait for.
 */
@ActivityInterface
public interface CatalogWaitActivities {

  /** Waits until all these snapshots have come to an end in the catalog. Heartbeats. */
  @ActivityMethod(name = "AwaitSnapshotEnds")
  void awaitEnds(List<SnapshotId> snapshots);
}
