package dev.holdfast.workflow;

import dev.holdfast.activity.DeletionActivities;
import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.activity.DeletionActivities.RemovalRefusal;
import dev.holdfast.activity.DeletionActivities.Verdict;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOutcome;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mark, remove, record: for one snapshot after the other. */
public final class DeleteSnapshotsWorkflowImpl implements DeleteSnapshotsWorkflow {
  private final DeletionActivities catalog = ActivityStubs.deletions();
  private final List<SnapshotId> deleted = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();

  @Override
  public Report run(List<DeletionOrder> orders) {
    for (DeletionOrder order : orders) {
      Workflow.setCurrentDetails(
          "at "
              + order.snapshot()
              + "; "
              + deleted.size()
              + " deleted, "
              + refused.size()
              + " kept");
      delete(order);
    }
    Workflow.setCurrentDetails(deleted.size() + " deleted, " + refused.size() + " kept");
    return new Report(deleted, refused);
  }

  private void delete(DeletionOrder order) {
    switch (catalog.mark(order)) {
      case Verdict.Marked marked -> remove(order.snapshot(), marked);
      case Verdict.AlreadyGone gone -> deleted.add(order.snapshot());
      case Verdict.Cancelling cancelling ->
          refused.add(
              new Refusal(
                  order.snapshot(),
                  "Cancelling",
                  "It is still being made and was asked to give up."));
      case Verdict.Refused refusal ->
          refused.add(new Refusal(order.snapshot(), refusal.code(), refusal.message()));
    }
  }

  /**
   * One that cannot be removed does not hold up the others: what is unknown stays marked, and is
   * tried again later.
   */
  private void remove(SnapshotId snapshot, Verdict.Marked marked) {
    try {
      ActivityStubs.removals(marked.node()).remove(marked.removal());
      catalog.recordDeleted(snapshot);
      deleted.add(snapshot);
    } catch (ActivityFailure e) {
      if (e.getCause() instanceof CanceledFailure) {
        throw e;
      }
      Optional<SnapshotOutcome.Failed> refusal = Failures.refusal(e);
      refusal.ifPresent(no -> catalog.undoMark(new RemovalRefusal(snapshot, no.message())));
      refused.add(
          new Refusal(
              snapshot,
              refusal.isPresent() ? "RefusedByPlatform" : "Unknown",
              Failures.sentence(e)));
    }
  }
}
