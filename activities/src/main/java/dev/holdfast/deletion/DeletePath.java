package dev.holdfast.deletion;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.activity.DeletionActivities.Verdict;
import dev.holdfast.activity.StorageActivities.Removal;
import dev.holdfast.catalog.DeletionWriter;
import dev.holdfast.catalog.DiskStore;
import dev.holdfast.catalog.Hold;
import dev.holdfast.catalog.HoldStore;
import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.catalog.SnapshotStore;
import dev.holdfast.catalog.Transactions;
import dev.holdfast.model.DeletionCause;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotState;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Decides whether a snapshot may go, and marks it in the same transaction. Retention, sweeps,
 * people: all come this way, and each time everything is read again under the disk's lock.
 */
public final class DeletePath {
  private static final String CONFLICT = "Operation.Conflict";

  private final Transactions transactions;
  private final Stores stores;
  private final InstantSource clock;
  private final int floor;

  /** The tables that a deletion is checked against and written to. */
  public record Stores(
      DiskStore disks, SnapshotStore snapshots, HoldStore holds, DeletionWriter writer) {}

  /**
   * @param floor restore points of a disk that no automatic deletion may go below
   */
  public DeletePath(Transactions transactions, Stores stores, InstantSource clock, int floor) {
    this.transactions = transactions;
    this.stores = stores;
    this.clock = clock;
    this.floor = floor;
  }

  /** A person's or program's request: what is no longer listed is not found. */
  public Verdict request(DeletionOrder order) {
    boolean listed =
        stores
            .snapshots()
            .find(order.snapshot())
            .flatMap(row -> row.state().ecsStatus())
            .isPresent();
    return listed ? mark(order) : notFound(order.snapshot());
  }

  /** The same for workflows: what is gone is done. Idempotent. */
  public Verdict mark(DeletionOrder order) {
    return transactions.run(handle -> {
      Optional<SnapshotRow> unlocked = stores.snapshots().find(handle, order.snapshot());
      if (unlocked.isEmpty()) {
        return notFound(order.snapshot());
      }
      stores.disks().lock(handle, unlocked.get().disk());
      return decide(
          handle, stores.snapshots().find(handle, order.snapshot()).orElseThrow(), order.cause());
    });
  }

  /** Records that the data is gone. Idempotent. */
  public void recordGone(SnapshotId snapshot) {
    transactions.run(handle ->
        stores
            .snapshots()
            .find(handle, snapshot)
            .map(SnapshotRow::deletion)
            .map(cause ->
                stores.writer().recordGone(handle, snapshot, SnapshotState.DELETING, cause)));
  }

  /** Records that the platform will not remove the data. Idempotent. */
  public void undoMark(SnapshotId snapshot, String reason) {
    transactions.run(handle -> stores.writer().undoDeleting(handle, snapshot, reason));
  }

  private Verdict decide(Handle handle, SnapshotRow row, DeletionCause cause) {
    return switch (row.state()) {
      case ACCEPTED, PROGRESSING, UNRESOLVED -> cancel(handle, row, cause);
      case FAILED -> {
        stores.writer().recordGone(handle, row.id(), SnapshotState.FAILED, cause);
        yield new Verdict.AlreadyGone();
      }
      case RELEASED_WITH_DISK, CANCELLED, DELETED, EXPIRED -> new Verdict.AlreadyGone();
      case DELETING -> marked(row);
      case ACCOMPLISHED -> {
        Optional<Verdict.Refused> refusal = refusal(handle, row, cause);
        if (refusal.isPresent()) {
          forget(handle, row, cause, refusal.get());
          yield refusal.get();
        }
        stores.writer().markDeleting(handle, row.id(), cause);
        yield marked(row);
      }
    };
  }

  private Verdict cancel(Handle handle, SnapshotRow row, DeletionCause cause) {
    stores.writer().requestCancel(handle, row.id(), cause);
    SnapshotRow now = stores.snapshots().find(handle, row.id()).orElseThrow();
    // It may have come to its end between the read and the wish: then it is decided as what it is
    // now.
    return now.state().isUnfinished() ? new Verdict.Cancelling() : decide(handle, now, cause);
  }

  /**
   * A wish that came too late to cancel and may not delete is given up, unless what forbids it will
   * pass.
   */
  private void forget(
      Handle handle, SnapshotRow row, DeletionCause cause, Verdict.Refused refusal) {
    if (cause.equals(row.deletion()) && !refusal.code().equals(CONFLICT)) {
      stores.writer().keep(handle, row.id(), refusal.message());
    }
  }

  private Optional<Verdict.Refused> refusal(Handle handle, SnapshotRow row, DeletionCause cause) {
    Optional<Hold> hold = stores.holds().active(handle, row.id(), clock.instant());
    if (hold.isPresent()) {
      return refuse(
          "InvalidOperation.SnapshotIsHeld",
          "Held by " + hold.get().by() + ": " + hold.get().reason());
    }
    if (row.category() == SnapshotCategory.STANDARD) {
      Optional<Verdict.Refused> chain = chainRefusal(handle, row);
      if (chain.isPresent()) {
        return chain;
      }
    }
    return cause.kind() == DeletionCause.Kind.REQUEST
        ? Optional.empty()
        : floorRefusal(handle, row);
  }

  private Optional<Verdict.Refused> chainRefusal(Handle handle, SnapshotRow row) {
    List<SnapshotRow> unfinished =
        stores.snapshots().ofDisk(handle, row.disk(), SnapshotStore.UNFINISHED);
    if (unfinished.stream().anyMatch(other -> other.category() == SnapshotCategory.STANDARD)) {
      return refuse(
          CONFLICT,
          "A snapshot of the disk is being created and may build on this one; try again later.");
    }
    return stores
        .snapshots()
        .ofDisk(handle, row.disk(), List.of(SnapshotState.ACCOMPLISHED, SnapshotState.DELETING))
        .stream()
        .filter(other -> other.evidence() != null && row.id().equals(other.evidence().parent()))
        .findFirst()
        .flatMap(child ->
            refuse(
                "InvalidOperation.SnapshotIsParent",
                "Snapshot "
                    + child.id()
                    + " holds only what changed since this one; delete it first."));
  }

  private Optional<Verdict.Refused> floorRefusal(Handle handle, SnapshotRow row) {
    long restorePoints =
        stores.snapshots().ofDisk(handle, row.disk(), List.of(SnapshotState.ACCOMPLISHED)).stream()
            .filter(other ->
                row.category() == SnapshotCategory.FLASH
                    || other.category() == SnapshotCategory.STANDARD)
            .count();
    return restorePoints > floor
        ? Optional.empty()
        : refuse("InvalidOperation.Floor", "At least " + floor + " restore points of a disk stay.");
  }

  private static Verdict.Marked marked(SnapshotRow row) {
    return new Verdict.Marked(
        new Removal(row.id(), row.disk(), row.category()), row.source().node());
  }

  private static Verdict.Refused notFound(SnapshotId id) {
    return new Verdict.Refused(
        "InvalidSnapshotId.NotFound", "The specified snapshot " + id + " does not exist.");
  }

  private static Optional<Verdict.Refused> refuse(String code, String message) {
    return Optional.of(new Verdict.Refused(code, message));
  }
}
