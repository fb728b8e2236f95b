package dev.holdfast.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.activity.DeletionActivities.Verdict;
import dev.holdfast.activity.PolicyRunActivities.RunPlan;
import dev.holdfast.activity.PolicyRunActivities.RunRecord;
import dev.holdfast.activity.Preflight;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.workflow.DeleteSnapshotsWorkflow.Report;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PolicyRunWorkflowTest {
  private static final String NODE = "node-1";
  private static final RunKey RUN =
      new RunKey(new PolicyId("sp-1"), Instant.parse("2026-11-21T03:00:00Z"));

  private final FakePolicyRuns runs = new FakePolicyRuns();
  private final FakeSnapshotCatalog snapshots = new FakeSnapshotCatalog();
  private final FakeStorage storage = new FakeStorage();
  private final FakeDeletions deletions = new FakeDeletions(runs.calls, NODE);
  private final AtomicBoolean held = new AtomicBoolean(true);
  private final TestWorkflowEnvironment environment = TestEnvironments.open(cacheSize());

  /** How many runs a worker keeps in memory; with none, every step replays the whole history. */
  int cacheSize() {
    return 100;
  }

  @BeforeEach
  void startWorkers() {
    Worker main = environment.newWorker(Names.MAIN_QUEUE);
    main.registerWorkflowImplementationTypes(
        PolicyRunWorkflowImpl.class, SnapshotWorkflowImpl.class, DeleteSnapshotsWorkflowImpl.class);
    main.registerActivitiesImplementations(runs, snapshots, deletions);
    environment.newWorker(Names.WAIT_QUEUE).registerActivitiesImplementations(runs);
    environment.newWorker(Names.storageQueue(NODE)).registerActivitiesImplementations(storage);
    environment.start();
  }

  @AfterEach
  void stopWorkers() {
    held.set(false);
    environment.close();
  }

  /** A plan of that many disks whose snapshots end as soon as they are begun. */
  private void plan(int disks, boolean settled) {
    List<DiskId> ids = IntStream.rangeClosed(1, disks).mapToObj(n -> new DiskId("d-" + n)).toList();
    ids.forEach(disk ->
        snapshots.preflights.put(
            FakePolicyRuns.snapshotOf(disk), new Preflight.Settled(SnapshotState.ACCOMPLISHED)));
    runs.plan = new RunPlan("nightly", ids, settled);
  }

  private PolicyRunWorkflow workflow() {
    return environment
        .getWorkflowClient()
        .newWorkflowStub(
            PolicyRunWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(Names.policyRunWorkflow(RUN))
                .setTaskQueue(Names.MAIN_QUEUE)
                .build());
  }

  private WorkflowStub stub(String id) {
    return environment.getWorkflowClient().newUntypedWorkflowStub(id);
  }

  private WorkflowExecutionStatus status(String id) {
    return stub(id).describe().getStatus();
  }

  private void waitWhileHeld() {
    await().forever().untilFalse(held);
  }

  @Test
  void takesEightDisksAtATime() {
    plan(20, false);
    List<Integer> startedAtAwait = new ArrayList<>();
    runs.onAwait = window -> startedAtAwait.add(startedAmong(window));

    assertThat(workflow().run(RUN)).isEqualTo(FakePolicyRuns.RECORD);
    assertThat(runs.calls)
        .containsExactly(
            "open",
            "accept 8",
            "await 8",
            "accept 8",
            "await 8",
            "accept 4",
            "await 4",
            "close",
            "retention");
    assertThat(startedAtAwait).containsExactly(8, 8, 4);
  }

  private int startedAmong(List<SnapshotId> window) {
    return (int)
        window.stream()
            .map(Names::snapshotWorkflow)
            .filter(id -> status(id) != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED)
            .count();
  }

  @Test
  void waitsForNothingWhenNoDiskIsFree() {
    plan(2, false);
    runs.busy.addAll(runs.plan.disks());

    workflow().run(RUN);

    assertThat(runs.calls).containsExactly("open", "accept 2", "close", "retention");
  }

  @Test
  void goesOnWithSnapshotsThatWereStartedBefore() {
    plan(2, false);
    SnapshotId done = FakePolicyRuns.snapshotOf(runs.plan.disks().getFirst());
    startSnapshot(done).run(done);

    assertThat(workflow().run(RUN)).isEqualTo(FakePolicyRuns.RECORD);
    assertThat(runs.calls).contains("await 2");
  }

  private SnapshotWorkflow startSnapshot(SnapshotId id) {
    return environment
        .getWorkflowClient()
        .newWorkflowStub(
            SnapshotWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(Names.snapshotWorkflow(id))
                .setTaskQueue(Names.MAIN_QUEUE)
                .build());
  }

  @Test
  void takesNoSnapshotOnceTheRunHasItsRecord() {
    plan(3, true);

    assertThat(workflow().run(RUN)).isEqualTo(FakePolicyRuns.RECORD);
    assertThat(runs.calls).containsExactly("open", "close", "retention");
  }

  @Test
  void letsOldSnapshotsGoAfterTheTerminalRecordAndSaysNothingOfRefusals() {
    plan(1, false);
    runs.mayGo = List.of(FakeDeletions.order("s-77"));
    deletions.verdicts.put(
        new SnapshotId("s-77"), new Verdict.Refused("InvalidOperation.Floor", "too few"));

    assertThat(workflow().run(RUN)).isEqualTo(FakePolicyRuns.RECORD);
    assertThat(stub("delete-s-77").getResult(Report.class).refused()).hasSize(1);
    assertThat(runs.calls).containsSubsequence("await 1", "close", "retention", "mark s-77");
  }

  @Test
  void boundsWhatOneDeletionHasToDo() {
    plan(1, false);
    runs.mayGo = IntStream.range(0, 60).mapToObj(i -> FakeDeletions.order("s-9" + i)).toList();

    workflow().run(RUN);

    assertThat(stub("delete-s-90").getResult(Report.class).deleted()).hasSize(50);
  }

  @Test
  void leavesADeletionThatIsUnderWayAlone() {
    plan(0, false);
    runs.mayGo = List.of(FakeDeletions.order("s-77"));
    storage.onRemove = removal -> waitWhileHeld();
    RunRecord first = workflow().run(RUN);
    await().until(() -> storage.wasAsked("remove", new SnapshotId("s-77")));

    assertThat(workflow().run(RUN)).isEqualTo(first);
    assertThat(runs.calls).containsOnlyOnce("mark s-77");
  }

  /** The server in memory ends no child with its parent, so the wish itself is looked at. */
  @Test
  void asksThatItsChildrenOutliveIt() {
    plan(1, false);
    runs.mayGo = List.of(FakeDeletions.order("s-77"));
    workflow().run(RUN);

    assertThat(
            environment.getWorkflowClient().fetchHistory(Names.policyRunWorkflow(RUN)).getEvents())
        .filteredOn(HistoryEvent::hasStartChildWorkflowExecutionInitiatedEventAttributes)
        .extracting(event ->
            event.getStartChildWorkflowExecutionInitiatedEventAttributes().getParentClosePolicy())
        .hasSize(2)
        .containsOnly(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON);
  }

  @Test
  void showsTheOutcomeAsSearchAttribute() {
    plan(0, false);
    workflow().run(RUN);

    assertThat(
            stub(Names.policyRunWorkflow(RUN))
                .describe()
                .getTypedSearchAttributes()
                .get(Names.OUTCOME))
        .isEqualTo("SUCCEEDED");
  }
}
