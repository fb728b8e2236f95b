package dev.holdfast.catalog;

import static dev.holdfast.testing.TestCatalog.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.model.CronSchedule;
import dev.holdfast.model.DeletionCause;
import dev.holdfast.model.Policy;
import dev.holdfast.model.Retention;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.Selection;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.testing.TestCatalog;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkStoreIT {
  private static final DeletionCause CAUSE =
      new DeletionCause(DeletionCause.Kind.REQUEST, "key", "asked for", true);

  private final TestCatalog catalog = new TestCatalog();
  private final WorkStore work = new WorkStore(catalog.jdbi, (now, limit) -> List.of());

  @AfterEach
  void close() {
    catalog.close();
  }

  /** A snapshot that is wanted now; a second passes. */
  private SnapshotId accepted(String request) {
    SnapshotId id = catalog.accept(wish(catalog.disk(), request, SnapshotCategory.STANDARD));
    pass();
    return id;
  }

  private Instant pass() {
    Instant before = catalog.clock.instant();
    catalog.clock.advance(Duration.ofSeconds(1));
    return before;
  }

  @Test
  void findsUnfinishedSnapshotsOldestFirst() {
    SnapshotId touched = accepted("touched");
    SnapshotId first = accepted("first");
    SnapshotId second = accepted("second");
    SnapshotId done = accepted("done");
    catalog.settle(done, new SnapshotOutcome.Cancelled("test"));
    Instant since = pass();
    SnapshotId late = accepted("late");
    catalog.transactions.run(handle -> catalog.writer.begin(handle, touched, "begun"));

    assertThat(work.snapshots(since, 10)).containsExactly(first, second);
    assertThat(work.snapshots(since, 1)).containsExactly(first);
    assertThat(work.snapshots(catalog.clock.instant(), 10))
        .containsExactly(first, second, late, touched);
  }

  @Test
  void findsCancellationsOfWhatIsNotFinished() {
    SnapshotId wanted = accepted("wanted");
    SnapshotId finished = accepted("finished");
    accepted("undisturbed");
    cancel(finished);
    cancel(wanted);
    catalog.settle(finished, new SnapshotOutcome.Cancelled("given up"));

    assertThat(work.cancellations(10)).containsExactly(wanted);
    assertThat(work.cancellations(0)).isEmpty();
  }

  private void cancel(SnapshotId id) {
    catalog.transactions.run(handle -> catalog.deletions.requestCancel(handle, id, CAUSE));
    pass();
  }

  @Test
  void findsDeletionsThatAreMarkedOrCameTooLateToCancel() {
    SnapshotId marked = catalog.accomplished(catalog.disk(), "marked", null);
    catalog.transactions.run(handle -> catalog.deletions.markDeleting(handle, marked, CAUSE));
    pass();
    SnapshotId tooLate = accepted("too late");
    cancel(tooLate);
    catalog.settle(tooLate, catalog.accomplished(null));
    catalog.accomplished(catalog.disk(), "kept", null);
    Instant since = pass();

    assertThat(work.deletions(since, 10))
        .containsExactly(new DeletionOrder(marked, CAUSE), new DeletionOrder(tooLate, CAUSE));
    assertThat(work.deletions(since, 1)).hasSize(1);
    assertThat(work.deletions(since.minusSeconds(60), 10)).isEmpty();
  }

  @Test
  void findsRunsThatAreDueOrRunning() {
    Policy policy =
        new Policy(
            catalog.ids.nextPolicy(),
            1,
            "nightly",
            true,
            new CronSchedule("0 3 * * *", ZoneOffset.UTC),
            new Selection(Set.of(), Set.of()),
            new Retention(null, null),
            catalog.clock.instant());
    Instant first = pass();
    Instant second = pass();
    Instant missed = pass();
    catalog.runs.propose(policy, second);
    pass();
    catalog.runs.propose(policy, first);
    catalog.runs.recordMissed(policy, missed, "nothing ran");
    Instant since = catalog.clock.instant();
    pass();

    assertThat(work.runs(since, 10)).extracting(RunKey::nominal).containsExactly(second, first);
    assertThat(work.runs(since, 1)).extracting(RunKey::nominal).containsExactly(second);
    catalog.jdbi.useHandle(handle -> catalog.runs.open(handle, new RunKey(policy.id(), second)));
    assertThat(work.runs(since, 10)).extracting(RunKey::nominal).containsExactly(first);
  }
}
