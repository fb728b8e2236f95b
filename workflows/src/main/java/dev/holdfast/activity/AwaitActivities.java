package dev.holdfast.activity;

import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.model.SnapshotOutcome;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Long waits on one storage node; on a queue of their own, so that they never hold up starts and
 * cancels.
 */
@ActivityInterface
public interface AwaitActivities {

  /**
   * Waits until a snapshot has come to an end, and returns only what the platform has proven.
   * Heartbeats a {@link dev.holdfast.model.Progress}.
   */
  @ActivityMethod(name = "AwaitSnapshot")
  SnapshotOutcome await(SnapshotOrder order);
}
