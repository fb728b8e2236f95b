package dev.holdfast.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.activity.DeletionActivities.Verdict;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.workflow.DeleteSnapshotsWorkflow.Refusal;
import dev.holdfast.workflow.DeleteSnapshotsWorkflow.Report;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeleteSnapshotsWorkflowTest {
  private static final String NODE = "node-1";
  private static final SnapshotId LEAF = new SnapshotId("s-2");
  private static final SnapshotId ROOT = new SnapshotId("s-1");

  private final FakeStorage storage = new FakeStorage();
  private final FakeDeletions catalog = new FakeDeletions(storage.calls, NODE);
  private final TestWorkflowEnvironment environment = TestEnvironments.open(0);

  @BeforeEach
  void startWorkers() {
    Worker main = environment.newWorker(Names.MAIN_QUEUE);
    main.registerWorkflowImplementationTypes(DeleteSnapshotsWorkflowImpl.class);
    main.registerActivitiesImplementations(catalog);
    environment.newWorker(Names.storageQueue(NODE)).registerActivitiesImplementations(storage);
    environment.start();
  }

  @AfterEach
  void stopWorkers() {
    environment.close();
  }

  private Report delete(String... snapshots) {
    List<DeletionOrder> orders = List.of(snapshots).stream().map(FakeDeletions::order).toList();
    return environment
        .getWorkflowClient()
        .newWorkflowStub(
            DeleteSnapshotsWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(Names.deletionWorkflow(orders.getFirst().snapshot()))
                .setTaskQueue(Names.MAIN_QUEUE)
                .build())
        .run(orders);
  }

  @Test
  void marksRemovesAndRecordsOneAfterTheOther() {
    assertThat(delete("s-2", "s-1")).isEqualTo(new Report(List.of(LEAF, ROOT), List.of()));
    assertThat(storage.calls)
        .containsExactly(
            "mark s-2", "remove s-2", "record s-2", "mark s-1", "remove s-1", "record s-1");
  }

  @Test
  void reportsRefusalsAndGoesOn() {
    catalog.verdicts.put(LEAF, new Verdict.Refused("InvalidOperation.SnapshotIsHeld", "case 7"));

    assertThat(delete("s-2", "s-1"))
        .isEqualTo(
            new Report(
                List.of(ROOT),
                List.of(new Refusal(LEAF, "InvalidOperation.SnapshotIsHeld", "case 7"))));
    assertThat(storage.calls).containsExactly("mark s-2", "mark s-1", "remove s-1", "record s-1");
  }

  @Test
  void countsWhatIsGoneAsDeleted() {
    catalog.verdicts.put(LEAF, new Verdict.AlreadyGone());

    assertThat(delete("s-2")).isEqualTo(new Report(List.of(LEAF), List.of()));
    assertThat(storage.calls).containsExactly("mark s-2");
  }

  @Test
  void touchesNothingThatIsStillBeingMade() {
    catalog.verdicts.put(LEAF, new Verdict.Cancelling());

    Report report = delete("s-2");

    assertThat(report.deleted()).isEmpty();
    assertThat(report.refused())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("Cancelling"));
    assertThat(storage.calls).containsExactly("mark s-2");
  }

  @Test
  void removesAgainUntilItSucceeds() {
    storage.onRemove =
        removal -> {
          if (Activity.getExecutionContext().getInfo().getAttempt() <= 2) {
            throw ApplicationFailure.newFailure(
                "no reply", "UNCERTAIN", "UNCERTAIN", "ServiceUnavailable");
          }
        };

    assertThat(delete("s-2").deleted()).containsExactly(LEAF);
    assertThat(storage.calls)
        .containsExactly("mark s-2", "remove s-2", "remove s-2", "remove s-2", "record s-2");
  }

  @Test
  void takesTheMarkBackWhenThePlatformRefusesForGoodAndGoesOn() {
    storage.onRemove =
        removal -> {
          if (removal.snapshot().equals(new SnapshotId("s-2"))) {
            throw ApplicationFailure.newNonRetryableFailure(
                "another one builds on it",
                "WRONG_STATE",
                "FINAL",
                "InvalidOperation.SnapshotIsParent");
          }
        };

    Report report = delete("s-2", "s-1");

    assertThat(report.deleted()).containsExactly(new SnapshotId("s-1"));
    assertThat(report.refused()).singleElement().extracting("code").isEqualTo("RefusedByPlatform");
    assertThat(storage.calls)
        .containsExactly(
            "mark s-2", "remove s-2", "undo s-2", "mark s-1", "remove s-1", "record s-1");
  }

  @Test
  void leavesTheMarkWhenNobodyKnowsWhetherTheDataIsGone() {
    storage.onRemove =
        removal -> {
          throw ApplicationFailure.newNonRetryableFailure(
              "no answer", "UNCERTAIN", "UNCERTAIN", "ServiceUnavailable");
        };

    assertThat(delete("s-2").refused()).singleElement().extracting("code").isEqualTo("Unknown");
    assertThat(storage.calls).containsExactly("mark s-2", "remove s-2");
  }
}
