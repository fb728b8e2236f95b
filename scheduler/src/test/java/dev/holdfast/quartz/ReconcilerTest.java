package dev.holdfast.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.ledger.WorkStarter.Started;
import dev.holdfast.model.DeletionCause;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.quartz.Reconciler.Reconciled;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private static final Instant NOMINAL = Instant.parse("2026-11-21T11:00:00Z");
  private final FakeLedgers ledgers = new FakeLedgers();
  private final Reconciler reconciler =
      new Reconciler(ledgers.ports(), new MovableClock("2026-11-21T12:00:00Z"));

  @Test
  void startsEverythingUnfinishedAgain() {
    ledgers.snapshots.add(id(1));
    ledgers.cancellations.add(id(2));
    ledgers.unfinishedRuns.add(new RunKey(Policies.ID, NOMINAL));
    ledgers.deletions.add(deletion(3, "one"));

    assertThat(reconciler.pass()).isEqualTo(new Reconciled(1, 1, 1, 1, 0));
    assertThat(ledgers.started)
        .containsExactly("snapshot s-1", "cancellation s-2", "run " + NOMINAL, "deletion [s-3]");
  }

  @Test
  void goesOnWhenOneStartFails() {
    ledgers.snapshots.add(id(1));
    ledgers.snapshots.add(id(2));
    ledgers.unfinishedRuns.add(new RunKey(Policies.ID, NOMINAL));
    ledgers.broken.add(id(1));

    assertThat(reconciler.pass()).isEqualTo(new Reconciled(1, 0, 1, 0, 1));
  }

  @Test
  void countsOnlyWhatWasNotRunningAlready() {
    ledgers.snapshots.add(id(1));
    ledgers.answer = Started.RUNS_ALREADY;

    assertThat(reconciler.pass()).isEqualTo(new Reconciled(0, 0, 0, 0, 0));
  }

  @Test
  void startsAgainWhatIsUnfinishedAlthoughItsWorkflowHasCompleted() {
    ledgers.snapshots.add(id(1));
    ledgers.answer = Started.DONE_BEFORE;

    reconciler.pass();

    assertThat(ledgers.started).containsExactly("snapshot s-1", "snapshot again s-1");
  }

  @Test
  void keepsDeletionsInTheirOrder() {
    ledgers.deletions.add(deletion(3, "one"));
    ledgers.deletions.add(deletion(2, "one"));
    ledgers.deletions.add(deletion(7, "two"));

    reconciler.pass();

    assertThat(ledgers.started).containsExactly("deletion [s-3, s-2, s-7]");
  }

  @Test
  void boundsTheSizeOfOneDeletion() {
    for (int i = 0; i < 2 * Deletions.MOST_PER_WORKFLOW + 1; i++) {
      ledgers.deletions.add(deletion(i, "one"));
    }

    assertThat(reconciler.pass().deletions()).isEqualTo(3);
  }

  private static SnapshotId id(int number) {
    return new SnapshotId("s-" + number);
  }

  private static DeletionOrder deletion(int number, String by) {
    return new DeletionOrder(
        id(number), new DeletionCause(DeletionCause.Kind.RETENTION, by, "over", false));
  }
}
