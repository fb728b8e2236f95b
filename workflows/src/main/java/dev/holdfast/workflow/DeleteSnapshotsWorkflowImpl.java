package dev.holdfast.workflow;

import dev.holdfast.activity.DeletionActivities;
import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.activity.DeletionActivities.Verdict;
import dev.holdfast.model.SnapshotId;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Mark, remove, record: for one snapshot after the other. */
public final class DeleteSnapshotsWorkflowImpl implements DeleteSnapshotsWorkflow {
  private static final Duration REMOVE_TIMEOUT = Duration.ofMinutes(5);

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
      case Verdict.Marked marked -> {
        ActivityStubs.storage(marked.node(), REMOVE_TIMEOUT).remove(marked.removal());
        catalog.recordDeleted(order.snapshot());
        deleted.add(order.snapshot());
      }
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
}
