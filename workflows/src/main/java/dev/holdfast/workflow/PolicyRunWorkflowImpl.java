package dev.holdfast.workflow;

import dev.holdfast.activity.CatalogWaitActivities;
import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.activity.PolicyRunActivities;
import dev.holdfast.activity.PolicyRunActivities.RunPlan;
import dev.holdfast.activity.PolicyRunActivities.RunRecord;
import dev.holdfast.activity.PolicyRunActivities.Wanted;
import dev.holdfast.activity.PolicyRunActivities.Window;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotId;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.common.SearchAttributes;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.util.List;

/**
 * Resolve the disks, take their snapshots window by window, let old ones go, write the terminal
 * record.
 */
public final class PolicyRunWorkflowImpl implements PolicyRunWorkflow {
  /** Snapshots of one run that are under way at the same time. */
  private static final int WINDOW = 8;

  /** Bounds the history of one deletion workflow; the next run goes on with the rest. */
  private static final int MOST_DELETIONS = 50;

  private final PolicyRunActivities catalog = ActivityStubs.policyRuns();
  private final CatalogWaitActivities waits = ActivityStubs.waits();

  @Override
  public RunRecord run(RunKey run) {
    RunPlan plan = catalog.open(run);
    if (!plan.settled()) {
      for (int from = 0; from < plan.disks().size(); from += WINDOW) {
        Workflow.setCurrentDetails(
            "policy "
                + plan.policyName()
                + ": disk "
                + (from + 1)
                + " of "
                + plan.disks().size()
                + " and following");
        takeWindow(run, plan.disks().subList(from, Math.min(from + WINDOW, plan.disks().size())));
      }
    }
    RunRecord record = catalog.close(run);
    Workflow.upsertTypedSearchAttributes(Names.OUTCOME.valueSet(record.state().name()));
    Workflow.setCurrentDetails(record.state() + ": " + record.reason());
    letGo(run);
    return record;
  }

  private void takeWindow(RunKey run, List<DiskId> disks) {
    List<Wanted> wanted = catalog.accept(new Window(run, disks));
    wanted.forEach(snapshot -> startChild(run, snapshot));
    List<SnapshotId> ids = wanted.stream().map(Wanted::snapshot).toList();
    if (!ids.isEmpty()) {
      waits.awaitEnds(ids);
    }
  }

  /** A child that runs already, or has run, is as good: its end is read from the catalog. */
  private static void startChild(RunKey run, Wanted wanted) {
    SnapshotWorkflow child =
        Workflow.newChildWorkflowStub(
            SnapshotWorkflow.class,
            ChildWorkflowOptions.newBuilder()
                .setWorkflowId(Names.snapshotWorkflow(wanted.snapshot()))
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY)
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                .setStaticSummary(wanted.summary())
                .setTypedSearchAttributes(
                    SearchAttributes.newBuilder()
                        .set(Names.DISK_ID, wanted.disk().value())
                        .set(Names.POLICY_ID, run.policy().value())
                        .build())
                .build());
    Async.function(child::run, wanted.snapshot());
    try {
      Workflow.getWorkflowExecution(child).get();
    } catch (ChildWorkflowFailure e) {
      Workflow.getLogger(PolicyRunWorkflowImpl.class)
          .info("{} was started before", wanted.snapshot());
    }
  }

  /**
   * After the terminal record: a deletion that takes long or is refused says nothing about the run.
   */
  private void letGo(RunKey run) {
    List<DeletionOrder> due = catalog.planRetention(run).orders();
    if (due.isEmpty()) {
      return;
    }
    List<DeletionOrder> orders = due.subList(0, Math.min(due.size(), MOST_DELETIONS));
    DeleteSnapshotsWorkflow child =
        Workflow.newChildWorkflowStub(
            DeleteSnapshotsWorkflow.class,
            ChildWorkflowOptions.newBuilder()
                .setWorkflowId(Names.deletionWorkflow(orders.getFirst().snapshot()))
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                .setStaticSummary(
                    "retention of policy " + run.policy() + ": " + orders.size() + " snapshots")
                .build());
    Async.function(child::run, orders);
    try {
      Workflow.getWorkflowExecution(child).get();
    } catch (ChildWorkflowFailure e) {
      Workflow.getLogger(PolicyRunWorkflowImpl.class).info("the same deletion is under way");
    }
  }
}
