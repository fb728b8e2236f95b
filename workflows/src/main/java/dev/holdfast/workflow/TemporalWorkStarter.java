package dev.holdfast.workflow;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.ledger.Captions;
import dev.holdfast.ledger.Captions.Caption;
import dev.holdfast.ledger.WorkStarter;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotId;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.util.List;
import java.util.Map;

/** Starts workflows on a Temporal server. */
public final class TemporalWorkStarter implements WorkStarter {
  /**
   * A completed run means a terminal row, so only a failed or terminated one may be followed by
   * another.
   */
  private static final WorkflowIdReusePolicy UNLESS_COMPLETED =
      WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY;

  private static final WorkflowIdReusePolicy ALWAYS =
      WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE;

  private final WorkflowClient client;
  private final Captions captions;
  private final String queue;

  /**
   * @param client its own deadline bounds each call
   * @param queue task queue of the workflows
   */
  public TemporalWorkStarter(WorkflowClient client, Captions captions, String queue) {
    this.client = client;
    this.captions = captions;
    this.queue = queue;
  }

  @Override
  public Started startSnapshot(SnapshotId snapshot) {
    return startSnapshot(snapshot, UNLESS_COMPLETED);
  }

  @Override
  public Started startSnapshotAgain(SnapshotId snapshot) {
    return startSnapshot(snapshot, ALWAYS);
  }

  private Started startSnapshot(SnapshotId snapshot, WorkflowIdReusePolicy reuse) {
    WorkflowOptions.Builder options = captioned(captions.ofSnapshot(snapshot), reuse);
    return start("Snapshot", Names.snapshotWorkflow(snapshot), options, snapshot);
  }

  @Override
  public Started startPolicyRun(RunKey run) {
    return startPolicyRun(run, UNLESS_COMPLETED);
  }

  @Override
  public Started startPolicyRunAgain(RunKey run) {
    return startPolicyRun(run, ALWAYS);
  }

  private Started startPolicyRun(RunKey run, WorkflowIdReusePolicy reuse) {
    WorkflowOptions.Builder options = captioned(captions.ofRun(run), reuse);
    return start("PolicyRun", Names.policyRunWorkflow(run), options, run);
  }

  @Override
  public Started startDeletion(List<DeletionOrder> orders) {
    WorkflowOptions.Builder options =
        WorkflowOptions.newBuilder().setStaticSummary("delete " + orders.size() + " snapshots");
    return start(
        "DeleteSnapshots", Names.deletionWorkflow(orders.getFirst().snapshot()), options, orders);
  }

  @Override
  public Started startInventory(String node) {
    WorkflowOptions.Builder options =
        WorkflowOptions.newBuilder().setStaticSummary("inventory of " + node);
    return start("Inventory", Names.inventoryWorkflow(node), options, node);
  }

  @Override
  public void cancelSnapshot(SnapshotId snapshot) {
    try {
      client.newUntypedWorkflowStub(Names.snapshotWorkflow(snapshot)).cancel();
    } catch (WorkflowNotFoundException e) {
      // No run: the one that the reconciler starts reads the wish to cancel from the catalog.
    } catch (WorkflowServiceException | StatusRuntimeException e) {
      throw unavailable(e);
    }
  }

  private static WorkflowOptions.Builder captioned(Caption caption, WorkflowIdReusePolicy reuse) {
    SearchAttributes.Builder attributes = SearchAttributes.newBuilder();
    for (Map.Entry<String, String> entry : caption.attributes().entrySet()) {
      attributes.set(SearchAttributeKey.forKeyword(entry.getKey()), entry.getValue());
    }
    return WorkflowOptions.newBuilder()
        .setWorkflowIdReusePolicy(reuse)
        .setStaticSummary(caption.summary())
        .setStaticDetails(caption.details())
        .setTypedSearchAttributes(attributes.build());
  }

  private Started start(String type, String id, WorkflowOptions.Builder options, Object argument) {
    try {
      return startOnce(type, options.setWorkflowId(id).setTaskQueue(queue).build(), id, argument);
    } catch (WorkflowServiceException | StatusRuntimeException e) {
      throw unavailable(e);
    }
  }

  private Started startOnce(String type, WorkflowOptions options, String id, Object argument) {
    try {
      client.newUntypedWorkflowStub(type, options).start(argument);
      return Started.NOW;
    } catch (WorkflowExecutionAlreadyStarted e) {
      WorkflowExecutionStatus status = client.newUntypedWorkflowStub(id).describe().getStatus();
      return status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
          ? Started.RUNS_ALREADY
          : Started.DONE_BEFORE;
    }
  }

  private static WorkflowEngineUnavailable unavailable(RuntimeException cause) {
    return new WorkflowEngineUnavailable(
        "the workflow engine did not answer: " + cause.getMessage(), cause);
  }
}
