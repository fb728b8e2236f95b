package dev.holdfast.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.activity.DeletionActivities.Verdict;
import dev.holdfast.activity.Preflight;
import dev.holdfast.ledger.Captions;
import dev.holdfast.ledger.WorkStarter.Started;
import dev.holdfast.ledger.WorkStarter.WorkflowEngineUnavailable;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.workflow.DeleteSnapshotsWorkflow.Report;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TemporalWorkStarterTest {
  private static final SnapshotId SNAPSHOT = new SnapshotId("s-1");
  private static final RunKey RUN =
      new RunKey(new PolicyId("sp-1"), Instant.parse("2026-11-21T03:00:00Z"));

  private final TestWorkflowEnvironment environment = TestEnvironments.open(100);
  private final WorkflowClient client = environment.getWorkflowClient();
  private final TemporalWorkStarter starter =
      new TemporalWorkStarter(client, new FixedCaptions(), Names.MAIN_QUEUE);

  @AfterEach
  void close() {
    environment.close();
  }

  private WorkflowStub run(String id) {
    return client.newUntypedWorkflowStub(id);
  }

  /** Without it what was started stays running. */
  private void startWorker() {
    FakeSnapshotCatalog catalog = new FakeSnapshotCatalog();
    catalog.preflights.put(SNAPSHOT, new Preflight.Settled(SnapshotState.ACCOMPLISHED));
    FakeDeletions deletions = new FakeDeletions(new CopyOnWriteArrayList<>(), "node-1");
    deletions.verdicts.put(SNAPSHOT, new Verdict.AlreadyGone());
    Worker worker = environment.newWorker(Names.MAIN_QUEUE);
    worker.registerWorkflowImplementationTypes(
        SnapshotWorkflowImpl.class, DeleteSnapshotsWorkflowImpl.class);
    worker.registerActivitiesImplementations(catalog, deletions);
    environment.start();
  }

  @Test
  void startsOnceWhileItRuns() {
    assertThat(starter.startSnapshot(SNAPSHOT)).isEqualTo(Started.NOW);
    assertThat(starter.startSnapshot(SNAPSHOT)).isEqualTo(Started.RUNS_ALREADY);
    assertThat(starter.startPolicyRun(RUN)).isEqualTo(Started.NOW);
    assertThat(starter.startPolicyRun(RUN)).isEqualTo(Started.RUNS_ALREADY);
    assertThat(starter.startInventory("node-1")).isEqualTo(Started.NOW);
    assertThat(starter.startInventory("node-1")).isEqualTo(Started.RUNS_ALREADY);
  }

  @Test
  void saysThatACompletedRunWasDoneBefore() {
    startWorker();
    starter.startSnapshot(SNAPSHOT);
    run("snapshot-s-1").getResult(SnapshotState.class);

    assertThat(starter.startSnapshot(SNAPSHOT)).isEqualTo(Started.DONE_BEFORE);
  }

  @Test
  void startsAgainWhatWasTerminated() {
    starter.startSnapshot(SNAPSHOT);
    starter.startPolicyRun(RUN);
    run("snapshot-s-1").terminate("by a test");
    run(Names.policyRunWorkflow(RUN)).terminate("by a test");

    assertThat(starter.startSnapshot(SNAPSHOT)).isEqualTo(Started.NOW);
    assertThat(starter.startPolicyRun(RUN)).isEqualTo(Started.NOW);
  }

  @Test
  void deletesAgainWhatADeletionBeforeDidNotFinish() {
    startWorker();
    List<DeletionOrder> orders = List.of(FakeDeletions.order("s-1"));
    starter.startDeletion(orders);
    run("delete-s-1").getResult(Report.class);

    assertThat(starter.startDeletion(orders)).isEqualTo(Started.NOW);
  }

  @Test
  void asksARunningWorkflowToGiveUp() {
    starter.startSnapshot(SNAPSHOT);

    starter.cancelSnapshot(SNAPSHOT);

    assertThat(client.fetchHistory("snapshot-s-1").getEvents())
        .extracting(HistoryEvent::getEventType)
        .contains(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED);
  }

  @Test
  void cancelsNothingWhenNothingRuns() {
    assertThatCode(() -> starter.cancelSnapshot(SNAPSHOT)).doesNotThrowAnyException();

    startWorker();
    starter.startSnapshot(SNAPSHOT);
    run("snapshot-s-1").getResult(SnapshotState.class);
    assertThatCode(() -> starter.cancelSnapshot(SNAPSHOT)).doesNotThrowAnyException();
  }

  @Test
  void showsCaptionsToPeople() {
    starter.startSnapshot(SNAPSHOT);
    starter.startPolicyRun(RUN);

    WorkflowExecutionDescription snapshot = run("snapshot-s-1").describe();
    assertThat(snapshot.getStaticSummary()).isEqualTo("snapshot s-1");
    assertThat(snapshot.getStaticDetails()).isEqualTo("- by a test");
    assertThat(snapshot.getTypedSearchAttributes().get(Names.DISK_ID)).isEqualTo("d-1");
    assertThat(run("policy-sp-1-20261121T030000Z").describe().getStaticSummary())
        .isEqualTo("run of sp-1");
  }

  @Test
  void saysThatTheEngineDoesNotAnswer() {
    WorkflowServiceStubs nobody =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:1")
                .setRpcTimeout(Duration.ofSeconds(1))
                .setRpcRetryOptions(
                    RpcRetryOptions.newBuilder().setExpiration(Duration.ofSeconds(1)).build())
                .build());
    TemporalWorkStarter alone =
        new TemporalWorkStarter(
            WorkflowClient.newInstance(nobody), new FixedCaptions(), Names.MAIN_QUEUE);
    try {
      assertThatThrownBy(() -> alone.startSnapshot(SNAPSHOT))
          .isInstanceOf(WorkflowEngineUnavailable.class);
      assertThatThrownBy(() -> alone.cancelSnapshot(SNAPSHOT))
          .isInstanceOf(WorkflowEngineUnavailable.class);
    } finally {
      nobody.shutdownNow();
    }
  }

  /** Captions without a catalog. */
  private static final class FixedCaptions implements Captions {
    @Override
    public Caption ofSnapshot(SnapshotId snapshot) {
      return new Caption(
          "snapshot " + snapshot, "- by a test", Map.of(Names.DISK_ID.getName(), "d-1"));
    }

    @Override
    public Caption ofRun(RunKey run) {
      return new Caption("run of " + run.policy(), "- by a test", Map.of());
    }
  }
}
