package dev.holdfast.deletion;

import dev.holdfast.activity.DeletionActivities;
import dev.holdfast.model.SnapshotId;

/** The delete path for workflows. */
public final class DeletePathActivities implements DeletionActivities {
  private final DeletePath path;

  public DeletePathActivities(DeletePath path) {
    this.path = path;
  }

  @Override
  public Verdict mark(DeletionOrder order) {
    return path.mark(order);
  }

  @Override
  public void undoMark(RemovalRefusal refusal) {
    path.undoMark(refusal.snapshot(), refusal.message());
  }

  @Override
  public void recordDeleted(SnapshotId snapshot) {
    path.recordGone(snapshot);
  }
}
