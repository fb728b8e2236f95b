package dev.holdfast.policyrun;

import static dev.holdfast.testing.TestCatalog.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.activity.CatalogWaitActivities;
import dev.holdfast.activity.PolicyRunActivities;
import dev.holdfast.activity.PolicyRunActivities.RunPlan;
import dev.holdfast.activity.PolicyRunActivities.RunRecord;
import dev.holdfast.model.Disk;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.Instance;
import dev.holdfast.model.Policy;
import dev.holdfast.model.Retention;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.RunState;
import dev.holdfast.model.Selection;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.model.SnapshotType;
import dev.holdfast.testing.TestCatalog;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyRunIT {
  private static final SnapshotOutcome FAILED =
      new SnapshotOutcome.Failed(FailureType.JOB_LOST, "the daemon died", "none");

  private final PolicyRuns runs = new PolicyRuns();
  private final TestCatalog catalog = runs.catalog;
  private final PolicyRunActivities activities = runs.activities;

  @AfterAll
  void close() {
    runs.close();
  }

  @Test
  void succeedsWhenEveryDiskHasItsRestorePoint() {
    Instance instance = catalog.instance();
    List<Disk> disks = List.of(catalog.disk(instance), catalog.disk(instance));
    Policy policy =
        runs.policy(new Selection(Set.of(), Set.of(instance.id())), new Retention(1, null));
    RunKey run = runs.due(policy);

    assertThat(activities.open(run))
        .isEqualTo(new RunPlan("nightly", disks.stream().map(Disk::id).sorted().toList(), false));
    List<SnapshotId> wanted = runs.accept(run);
    wanted.forEach(id -> catalog.settle(id, catalog.accomplished(null)));

    RunRecord record =
        new RunRecord(RunState.SUCCEEDED, 2, 0, 0, "All 2 disks have their restore point.");
    assertThat(activities.close(run)).isEqualTo(record);
    assertThat(activities.open(run).settled()).isTrue();
    assertThat(activities.close(run)).isEqualTo(record);
    assertThat(catalog.row(wanted.getFirst()).type()).isEqualTo(SnapshotType.AUTO);
    assertThat(catalog.row(wanted.getFirst()).label().retentionDays()).isEqualTo(1);
  }

  @Test
  void isPartialWhenOneSnapshotFailsAndSaysWhich() {
    RunKey run = runs.due(runs.policy(catalog.disk(), catalog.disk()));
    List<SnapshotId> wanted = runs.accept(run);
    catalog.settle(wanted.getFirst(), catalog.accomplished(null));
    catalog.settle(wanted.getLast(), FAILED);

    RunRecord record = activities.close(run);

    assertThat(record)
        .extracting(RunRecord::state, RunRecord::accomplished, RunRecord::failed)
        .containsExactly(RunState.PARTIAL, 1, 1);
    assertThat(record.reason())
        .contains(wanted.getLast() + " FAILED: the daemon died")
        .doesNotContain(wanted.getFirst().value());
  }

  @Test
  void failsWhenNoSnapshotIsMade() {
    RunKey run = runs.due(runs.policy(catalog.disk()));
    runs.accept(run).forEach(id -> catalog.settle(id, FAILED));

    assertThat(activities.close(run).state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void isSkippedWithTheReasonWhenTheDiskIsBusy() {
    Disk disk = catalog.disk();
    SnapshotId running = catalog.accept(wish(disk, "running", SnapshotCategory.STANDARD));
    RunKey run = runs.due(runs.policy(disk));

    assertThat(runs.accept(run)).isEmpty();

    RunRecord record = activities.close(run);
    assertThat(record.state()).isEqualTo(RunState.SKIPPED);
    assertThat(record.skipped()).isEqualTo(1);
    assertThat(record.reason()).contains(disk.id().value(), "SNAPSHOT_RUNNING", running.value());
  }

  @Test
  void isSkippedWhenThePolicySelectsNothing() {
    RunKey run = runs.due(runs.policy());

    assertThat(activities.open(run).disks()).isEmpty();
    assertThat(activities.close(run))
        .isEqualTo(
            new RunRecord(RunState.SKIPPED, 0, 0, 0, "The policy selects no disk that is there."));
  }

  @Test
  void wantsTheSameSnapshotsWhenAskedAgain() {
    RunKey run = runs.due(runs.policy(catalog.disk(), catalog.disk()));
    List<SnapshotId> wanted = runs.accept(run);

    assertThat(runs.accept(run)).isEqualTo(wanted);
    wanted.forEach(id -> catalog.settle(id, catalog.accomplished(null)));
    assertThat(runs.accept(run)).isEqualTo(wanted);
  }

  @Test
  void countsADiskOnceThatWasBusyAtFirst() {
    Disk disk = catalog.disk();
    SnapshotId running = catalog.accept(wish(disk, "at first", SnapshotCategory.STANDARD));
    RunKey run = runs.due(runs.policy(disk));
    runs.accept(run);
    catalog.settle(running, catalog.accomplished(null));

    runs.accept(run).forEach(id -> catalog.settle(id, catalog.accomplished(running)));

    assertThat(activities.close(run))
        .extracting(RunRecord::state, RunRecord::accomplished, RunRecord::skipped)
        .containsExactly(RunState.SUCCEEDED, 1, 0);
  }

  @Test
  void keepsToTheVersionOfThePolicyThatTheRunBelongsTo() {
    Disk before = catalog.disk();
    Disk after = catalog.disk();
    Policy policy = runs.policy(before);
    RunKey run = runs.due(policy);
    change(policy, after);
    catalog.clock.advance(Duration.ofHours(1));
    Policy changed = catalog.policies.findEnabled(policy.id()).orElseThrow();

    assertThat(activities.open(run).disks()).containsExactly(before.id());
    assertThat(activities.open(runs.due(changed)).disks()).containsExactly(after.id());
  }

  /** Version 2 protects that disk alone. */
  private void change(Policy policy, Disk disk) {
    catalog.jdbi.useHandle(handle -> {
      handle.execute("UPDATE policies SET version = 2 WHERE id = ?", policy.id().value());
      handle.execute(
          """
          INSERT INTO policy_versions (policy_id, version, name, cron_expression, cron_zone,
            retention_days, active_since, created_at)
          SELECT policy_id, 2, name, cron_expression, cron_zone, 7, active_since, created_at
          FROM policy_versions WHERE policy_id = ?
          """,
          policy.id().value());
      handle.execute(
          "INSERT INTO policy_targets (policy_id, version, target_id) VALUES (?, 2, ?)",
          policy.id().value(),
          disk.id().value());
    });
  }

  @Test
  void waitsUntilAllSnapshotsHaveTheirEnd() {
    RunKey run = runs.due(runs.policy(catalog.disk(), catalog.disk()));
    List<SnapshotId> wanted = runs.accept(run);
    catalog.settle(wanted.getFirst(), FAILED);
    TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    environment.registerActivitiesImplementations(new PollingWaitActivities(catalog.snapshots));
    environment.setActivityHeartbeatListener(
        String.class, words -> catalog.settle(wanted.getLast(), FAILED));
    try {
      environment.newActivityStub(CatalogWaitActivities.class).awaitEnds(wanted);
    } finally {
      environment.close();
    }

    assertThat(catalog.row(wanted.getLast()).state()).isEqualTo(SnapshotState.FAILED);
  }
}
