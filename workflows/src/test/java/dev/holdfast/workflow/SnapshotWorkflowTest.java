package dev.holdfast.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.activity.Preflight;
import dev.holdfast.activity.StartResult;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.Evidence;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.FullReason;
import dev.holdfast.model.Pace;
import dev.holdfast.model.RequestKey;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.model.SnapshotState;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotWorkflowTest {
  private static final String NODE = "node-1";
  private static final SnapshotId SNAPSHOT = new SnapshotId("s-1");
  private static final Instant TAKEN = Instant.parse("2026-11-21T02:30:00Z");
  private static final SnapshotOutcome ACCOMPLISHED =
      new SnapshotOutcome.Accomplished(
          new Evidence(TAKEN, TAKEN, 1024, 512, null, FullReason.FIRST));

  private final FakeSnapshotCatalog catalog = new FakeSnapshotCatalog();
  private final FakeStorage storage = new FakeStorage();
  private final TestWorkflowEnvironment environment = TestEnvironments.open(cacheSize());

  /** How many runs a worker keeps in memory; with none, every step replays the whole history. */
  int cacheSize() {
    return 100;
  }

  @BeforeEach
  void startWorkers() {
    Worker main = environment.newWorker(Names.MAIN_QUEUE);
    main.registerWorkflowImplementationTypes(SnapshotWorkflowImpl.class);
    main.registerActivitiesImplementations(catalog);
    environment.newWorker(Names.storageQueue(NODE)).registerActivitiesImplementations(storage);
    environment.newWorker(Names.awaitQueue(NODE)).registerActivitiesImplementations(storage);
    environment.start();
    catalog.preflights.put(SNAPSHOT, cleared(false));
  }

  @AfterEach
  void stopWorkers() {
    environment.close();
  }

  private static Preflight cleared(boolean cancelled) {
    return new Preflight.Cleared(
        new SnapshotOrder(
            SNAPSHOT,
            new DiskId("d-1"),
            NODE,
            SnapshotCategory.STANDARD,
            new RequestKey("k").token(),
            Pace.GENTLE,
            null,
            null),
        "data",
        cancelled);
  }

  private SnapshotWorkflow workflow() {
    return environment
        .getWorkflowClient()
        .newWorkflowStub(
            SnapshotWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(Names.snapshotWorkflow(SNAPSHOT))
                .setTaskQueue(Names.MAIN_QUEUE)
                .build());
  }

  @Test
  void isAccomplishedWhenThePlatformProvesIt() {
    storage.onAwait = order -> ACCOMPLISHED;

    assertThat(workflow().run(SNAPSHOT)).isEqualTo(SnapshotState.ACCOMPLISHED);
    assertThat(catalog.ends).containsEntry(SNAPSHOT, ACCOMPLISHED);
    assertThat(storage.calls).containsExactly("start s-1", "await s-1");
  }

  @Test
  void doesNotWaitForWhatEndsAtOnce() {
    storage.onStart = order -> new StartResult.Ended(ACCOMPLISHED);

    assertThat(workflow().run(SNAPSHOT)).isEqualTo(SnapshotState.ACCOMPLISHED);
    assertThat(storage.calls).containsExactly("start s-1");
  }

  @Test
  void refusesWithoutAskingThePlatform() {
    catalog.preflights.put(SNAPSHOT, new Preflight.Refused(FailureType.DISK_GONE, "gone", "none"));

    assertThat(workflow().run(SNAPSHOT)).isEqualTo(SnapshotState.FAILED);
    assertThat(storage.calls).isEmpty();
  }

  @Test
  void leavesAnEndThatIsAlreadyThere() {
    catalog.preflights.put(SNAPSHOT, new Preflight.Settled(SnapshotState.RELEASED_WITH_DISK));

    assertThat(workflow().run(SNAPSHOT)).isEqualTo(SnapshotState.RELEASED_WITH_DISK);
    assertThat(catalog.ends).isEmpty();
  }

  @Test
  void failsWhenThePlatformRefuses() {
    storage.onStart =
        order -> {
          throw ApplicationFailure.newNonRetryableFailure(
              "no room", "NO_SPACE", "FINAL", "NoSpace");
        };

    assertThat(workflow().run(SNAPSHOT)).isEqualTo(SnapshotState.FAILED);
    assertThat(catalog.ends.get(SNAPSHOT))
        .isEqualTo(
            new SnapshotOutcome.Failed(
                FailureType.NO_SPACE, "no room", "Free space in the repository, or give it more."));
  }

  @Test
  void failsWhenAPassingRefusalOutlastsTheDeadline() {
    storage.onStart =
        order -> {
          throw ApplicationFailure.newFailure(
              "still busy", "WRONG_STATE", "FINAL", "IncorrectDiskStatus");
        };

    assertThat(workflow().run(SNAPSHOT)).isEqualTo(SnapshotState.FAILED);
    assertThat(storage.calls).hasSizeGreaterThan(10).doesNotContain("await s-1");
  }

  @Test
  void readsThePlatformWhenNobodyKnowsWhetherItBegan() {
    storage.onStart =
        order -> {
          throw ApplicationFailure.newFailure(
              "reply lost", "UNCERTAIN", "UNCERTAIN", "ServiceUnavailable");
        };
    storage.onAwait = order -> ACCOMPLISHED;

    assertThat(workflow().run(SNAPSHOT)).isEqualTo(SnapshotState.ACCOMPLISHED);
    assertThat(catalog.unresolved).hasSize(1);
    assertThat(catalog.unresolved.getFirst().reason()).contains("reply lost");
  }

  @Test
  void startsAgainAfterAnUncertainAttempt() {
    storage.onStart =
        order -> {
          if (Activity.getExecutionContext().getInfo().getAttempt() == 1) {
            throw ApplicationFailure.newFailure(
                "reply lost", "UNCERTAIN", "UNCERTAIN", "ServiceUnavailable");
          }
          return new StartResult.Ended(ACCOMPLISHED);
        };

    assertThat(workflow().run(SNAPSHOT)).isEqualTo(SnapshotState.ACCOMPLISHED);
    assertThat(storage.calls).containsExactly("start s-1", "start s-1");
    assertThat(catalog.unresolved).isEmpty();
  }

  @Test
  void givesUpOnThePlatformWhenCancelledBeforeItBegan() {
    catalog.preflights.put(SNAPSHOT, cleared(true));

    assertThat(workflow().run(SNAPSHOT)).isEqualTo(SnapshotState.CANCELLED);
    assertThat(storage.calls).containsExactly("cancel s-1");
  }

  @Test
  void givesUpOnThePlatformWhenCancelledWhileWaiting() {
    storage.onAwait = SnapshotWorkflowTest::neverEnds;

    cancelDuringAwait();

    assertThat(storage.wasAsked("cancel", SNAPSHOT)).isTrue();
    assertThat(catalog.ends)
        .containsEntry(SNAPSHOT, new SnapshotOutcome.Cancelled("given up as asked"));
  }

  @Test
  void isAccomplishedWhenTheCancelCameTooLate() {
    storage.onAwait = SnapshotWorkflowTest::neverEnds;
    storage.onCancel = order -> ACCOMPLISHED;

    cancelDuringAwait();

    assertThat(catalog.ends).containsEntry(SNAPSHOT, ACCOMPLISHED);
  }

  /**
   * Temporal closes a run that was asked to cancel as cancelled, whatever it returns: its end is in
   * the catalog.
   */
  private void cancelDuringAwait() {
    SnapshotWorkflow workflow = workflow();
    WorkflowClient.start(workflow::run, SNAPSHOT);
    await().until(() -> storage.wasAsked("await", SNAPSHOT));
    WorkflowStub stub = WorkflowStub.fromTyped(workflow);
    stub.cancel();
    assertThatThrownBy(() -> stub.getResult(SnapshotState.class))
        .hasCauseInstanceOf(CanceledFailure.class);
  }

  private static SnapshotOutcome neverEnds(SnapshotOrder order) {
    await()
        .pollInSameThread()
        .forever()
        .until(() -> {
          Activity.getExecutionContext().heartbeat("waiting");
          return false;
        });
    return ACCOMPLISHED;
  }

  @Test
  void failsItsRunAndLeavesTheRowUnfinishedWhenNothingIsKnownAtTheEnd() {
    storage.onAwait =
        order -> {
          throw ApplicationFailure.newNonRetryableFailure(
              "no answer", "UNCERTAIN", "UNCERTAIN", "ServiceUnavailable");
        };
    SnapshotWorkflow workflow = workflow();

    assertThatThrownBy(() -> workflow.run(SNAPSHOT))
        .isInstanceOf(WorkflowException.class)
        .hasRootCauseInstanceOf(ApplicationFailure.class);
    assertThat(catalog.ends).isEmpty();
    assertThat(catalog.unresolved).hasSize(1);
  }
}
