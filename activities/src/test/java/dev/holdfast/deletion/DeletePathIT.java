package dev.holdfast.deletion;

import static dev.holdfast.testing.TestCatalog.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.activity.DeletionActivities.Verdict;
import dev.holdfast.activity.StorageActivities.Removal;
import dev.holdfast.catalog.Hold;
import dev.holdfast.model.DeletionCause;
import dev.holdfast.model.DeletionCause.Kind;
import dev.holdfast.model.Disk;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.testing.TestCatalog;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeletePathIT {
  private final TestCatalog catalog = new TestCatalog();
  private final DeletePath path =
      new DeletePath(
          catalog.transactions,
          new DeletePath.Stores(catalog.disks, catalog.snapshots, catalog.holds, catalog.deletions),
          catalog.clock,
          1);

  @AfterAll
  void close() {
    catalog.close();
  }

  private static DeletionOrder order(SnapshotId id, Kind kind) {
    return new DeletionOrder(id, new DeletionCause(kind, "somebody", "a reason", false));
  }

  private static String code(Verdict verdict) {
    return verdict instanceof Verdict.Refused refused ? refused.code() : "not refused: " + verdict;
  }

  @Test
  void marksAndRecordsOnce() {
    Disk disk = catalog.disk();
    SnapshotId id = catalog.accomplished(disk, "mark", null);
    Verdict.Marked marked =
        new Verdict.Marked(new Removal(id, disk.id(), SnapshotCategory.STANDARD), "node-1");

    assertThat(path.request(order(id, Kind.REQUEST))).isEqualTo(marked);
    assertThat(path.mark(order(id, Kind.REQUEST))).isEqualTo(marked);
    assertThat(catalog.row(id).state()).isEqualTo(SnapshotState.DELETING);

    path.recordGone(id);
    path.recordGone(id);
    assertThat(catalog.row(id).state()).isEqualTo(SnapshotState.DELETED);
    assertThat(path.mark(order(id, Kind.REQUEST))).isEqualTo(new Verdict.AlreadyGone());
    assertThat(code(path.request(order(id, Kind.REQUEST)))).isEqualTo("InvalidSnapshotId.NotFound");
    assertThat(catalog.snapshots.story(id))
        .extracting("kind")
        .containsExactly("accepted", "accomplished", "deleting", "deleted");
    assertThat(catalog.snapshots.story(id)).extracting("sequence").containsExactly(1, 2, 3, 4);
  }

  @Test
  void aHoldForbidsDeletionUntilItEnds() {
    SnapshotId id = catalog.accomplished(catalog.disk(), "hold", null);
    Hold hold =
        new Hold(
            "auditor",
            "case 7",
            catalog.clock.instant(),
            catalog.clock.instant().plus(Duration.ofHours(1)));
    catalog.jdbi.useHandle(handle -> catalog.holds.put(handle, id, hold));

    assertThat(code(path.request(order(id, Kind.REQUEST))))
        .isEqualTo("InvalidOperation.SnapshotIsHeld");

    catalog.clock.advance(Duration.ofHours(2));
    assertThat(path.request(order(id, Kind.REQUEST))).isInstanceOf(Verdict.Marked.class);
  }

  @Test
  void aParentStaysUntilItsChildIsGone() {
    Disk disk = catalog.disk();
    SnapshotId parent = catalog.accomplished(disk, "parent", null);
    SnapshotId child = catalog.accomplished(disk, "child", parent);

    assertThat(code(path.request(order(parent, Kind.REQUEST))))
        .isEqualTo("InvalidOperation.SnapshotIsParent");

    path.mark(order(child, Kind.REQUEST));
    assertThat(code(path.request(order(parent, Kind.REQUEST))))
        .isEqualTo("InvalidOperation.SnapshotIsParent");
    path.recordGone(child);
    assertThat(path.request(order(parent, Kind.REQUEST))).isInstanceOf(Verdict.Marked.class);
  }

  @Test
  void nothingGoesWhileASnapshotMayBuildOnIt() {
    Disk disk = catalog.disk();
    SnapshotId id = catalog.accomplished(disk, "base", null);
    catalog.accept(wish(disk, "running", SnapshotCategory.STANDARD));

    assertThat(code(path.request(order(id, Kind.REQUEST)))).isEqualTo("Operation.Conflict");
  }

  @Test
  void retentionStopsAtTheFloorAndARequestDoesNot() {
    SnapshotId last = catalog.accomplished(catalog.disk(), "last", null);

    assertThat(code(path.mark(order(last, Kind.RETENTION)))).isEqualTo("InvalidOperation.Floor");
    assertThat(catalog.row(last).deletion()).isNull();
    assertThat(path.mark(order(last, Kind.REQUEST))).isInstanceOf(Verdict.Marked.class);
  }

  @Test
  void whatIsStillBeingMadeIsAskedToGiveUp() {
    SnapshotId id = catalog.accept(wish(catalog.disk(), "unfinished", SnapshotCategory.STANDARD));

    assertThat(path.request(order(id, Kind.REQUEST))).isEqualTo(new Verdict.Cancelling());
    assertThat(path.request(order(id, Kind.REQUEST))).isEqualTo(new Verdict.Cancelling());
    assertThat(catalog.row(id).cancelRequested()).isTrue();
    assertThat(catalog.snapshots.story(id))
        .extracting("kind")
        .containsExactly("accepted", "cancel_requested");
  }

  @Test
  void aFailedOneIsForgottenAtOnce() {
    SnapshotId id = catalog.accept(wish(catalog.disk(), "failed", SnapshotCategory.STANDARD));
    catalog.settle(id, new SnapshotOutcome.Failed(FailureType.JOB_LOST, "m", "h"));

    assertThat(path.request(order(id, Kind.REQUEST))).isEqualTo(new Verdict.AlreadyGone());
    assertThat(catalog.row(id).state()).isEqualTo(SnapshotState.DELETED);
  }

  @Test
  void aRefusedRemovalLeavesTheSnapshotAsItWas() {
    SnapshotId id = catalog.accomplished(catalog.disk(), "refused", null);
    path.mark(order(id, Kind.REQUEST));

    path.undoMark(id, "another one builds on it");
    path.undoMark(id, "another one builds on it");

    assertThat(catalog.row(id).state()).isEqualTo(SnapshotState.ACCOMPLISHED);
    assertThat(catalog.row(id).deletion()).isNull();
    assertThat(catalog.snapshots.story(id)).extracting("kind").endsWith("deleting", "kept");
  }

  @Test
  void aCancelThatCameTooLateBecomesADeletion() {
    SnapshotId id = catalog.accept(wish(catalog.disk(), "late", SnapshotCategory.STANDARD));
    path.request(order(id, Kind.REQUEST));
    catalog.settle(id, catalog.accomplished(null));

    assertThat(catalog.row(id).deletion()).isNotNull();
    assertThat(path.mark(order(id, Kind.REQUEST))).isInstanceOf(Verdict.Marked.class);
  }

  @Test
  void aLateCancelOutlastsAConflictAndNotARefusal() {
    Disk disk = catalog.disk();
    SnapshotId id = catalog.accept(wish(disk, "outlasts", SnapshotCategory.STANDARD));
    path.request(order(id, Kind.REQUEST));
    catalog.settle(id, catalog.accomplished(null));
    SnapshotId next = catalog.accept(wish(disk, "next", SnapshotCategory.STANDARD));

    assertThat(code(path.mark(order(id, Kind.REQUEST)))).isEqualTo("Operation.Conflict");
    assertThat(catalog.row(id).deletion()).isNotNull();

    catalog.settle(next, catalog.accomplished(id));
    assertThat(code(path.mark(order(id, Kind.REQUEST))))
        .isEqualTo("InvalidOperation.SnapshotIsParent");
    assertThat(catalog.row(id).deletion()).isNull();
    assertThat(catalog.snapshots.story(id)).extracting("kind").endsWith("kept");
  }

  @Test
  void aFlashSnapshotDoesNotStandInForTheLastStandardOne() {
    Disk disk = catalog.disk();
    SnapshotId standard = catalog.accomplished(disk, "standard", null);
    SnapshotId flash = catalog.accept(wish(disk, "flash", SnapshotCategory.FLASH));
    catalog.settle(flash, catalog.accomplished(null));

    assertThat(code(path.mark(order(standard, Kind.RETENTION))))
        .isEqualTo("InvalidOperation.Floor");
    assertThat(path.mark(order(flash, Kind.RETENTION))).isInstanceOf(Verdict.Marked.class);
  }

  @Test
  void unknownIsNotFound() {
    assertThat(code(path.request(order(new SnapshotId("s-unknown"), Kind.REQUEST))))
        .isEqualTo("InvalidSnapshotId.NotFound");
  }
}
