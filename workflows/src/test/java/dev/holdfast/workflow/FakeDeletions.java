package dev.holdfast.workflow;

import dev.holdfast.activity.DeletionActivities;
import dev.holdfast.activity.StorageActivities.Removal;
import dev.holdfast.model.DeletionCause;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A delete path whose verdicts a test chooses; what is not chosen may go. */
final class FakeDeletions implements DeletionActivities {
  final Map<SnapshotId, Verdict> verdicts = new ConcurrentHashMap<>();
  private final List<String> calls;
  private final String node;

  /**
   * @param calls where each call is noted, so that its place among the calls of others shows
   */
  FakeDeletions(List<String> calls, String node) {
    this.calls = calls;
    this.node = node;
  }

  static DeletionOrder order(String snapshot) {
    return new DeletionOrder(
        new SnapshotId(snapshot),
        new DeletionCause(DeletionCause.Kind.RETENTION, "test", "old", false));
  }

  @Override
  public Verdict mark(DeletionOrder order) {
    calls.add("mark " + order.snapshot());
    Removal removal = new Removal(order.snapshot(), new DiskId("d-1"), SnapshotCategory.STANDARD);
    return verdicts.getOrDefault(order.snapshot(), new Verdict.Marked(removal, node));
  }

  @Override
  public void undoMark(RemovalRefusal refusal) {
    calls.add("undo " + refusal.snapshot());
  }

  @Override
  public void recordDeleted(SnapshotId snapshot) {
    calls.add("record " + snapshot);
  }
}
