package dev.holdfast.platform.qemu;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.PlatformToken;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.platform.PlatformError;
import dev.holdfast.platform.SnapshotStatus;
import dev.holdfast.platform.qemu.qmp.QmpUnanswered;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Snapshots in the repository. The caller holds the disk's lock. */
final class StandardSnapshots {
  private final Repository repository;
  private final CopyStarter starter;
  private final CopyFinisher finisher;
  private final Duration patience;

  StandardSnapshots(
      Repository repository, CopyStarter starter, CopyFinisher finisher, Duration patience) {
    this.repository = repository;
    this.starter = starter;
    this.finisher = finisher;
    this.patience = patience;
  }

  SnapshotStatus start(DiskAccess disk, SnapshotOrder order) {
    SnapshotId known = known(order).orElse(order.snapshot());
    SnapshotStatus status = finisher.settle(disk, known);
    return switch (status) {
      case SnapshotStatus.Done _, SnapshotStatus.Running _ -> status;
      case SnapshotStatus.Absent _, SnapshotStatus.Lost _ -> {
        requireNoOtherJob(disk);
        starter.begin(disk, order);
        yield finisher.settle(disk, order.snapshot());
      }
    };
  }

  SnapshotStatus observe(Optional<DiskAccess> disk, SnapshotOrder order) {
    SnapshotId known = known(order).orElse(order.snapshot());
    return disk.map(access -> finisher.settle(access, known))
        .orElseGet(() -> withoutDisk(order.disk(), known));
  }

  /** Standard snapshots outlive their disk. */
  private SnapshotStatus withoutDisk(DiskId disk, SnapshotId snapshot) {
    return repository
        .sidecar(disk, snapshot)
        .<SnapshotStatus>map(each -> new SnapshotStatus.Done(each.evidence()))
        .orElseGet(() -> new SnapshotStatus.Absent(false));
  }

  SnapshotStatus cancel(Optional<DiskAccess> disk, SnapshotOrder order) {
    SnapshotStatus status = observe(disk, order);
    if (disk.isEmpty() || !(status instanceof SnapshotStatus.Running)) {
      return status;
    }
    SnapshotId known = known(order).orElse(order.snapshot());
    disk.get().daemon().cancel(known);
    if (!disk.get().daemon().awaitEnd(known, patience)) {
      throw new QmpUnanswered("The job of " + known + " was told to give up and still runs");
    }
    return switch (finisher.settle(disk.get(), known)) {
      case SnapshotStatus.Done done -> done;
      case SnapshotStatus.Lost _, SnapshotStatus.Absent _, SnapshotStatus.Running _ ->
          new SnapshotStatus.Absent(true);
    };
  }

  Optional<SnapshotId> find(Optional<DiskAccess> access, DiskId disk, PlatformToken token) {
    Optional<SnapshotId> made = made(disk, token);
    return made.isPresent() ? made : begun(disk, token).filter(id -> hasJob(access, id));
  }

  private static boolean hasJob(Optional<DiskAccess> access, SnapshotId snapshot) {
    return access.isPresent() && access.get().daemon().job(snapshot).isPresent();
  }

  /** Refuses (final) while another snapshot builds on this one, or while it is being made. */
  void delete(Optional<DiskAccess> access, DiskId disk, SnapshotId snapshot) {
    access.ifPresent(each -> finisher.settle(each, snapshot));
    requireNotBeingMade(disk, snapshot);
    requireLeaf(access, disk, snapshot);
    List<Sidecar> sidecars = repository.sidecars(disk);
    if (sidecars.size() > 1 && sidecars.getLast().id().equals(snapshot)) {
      repository.noteBaseDeleted(disk, snapshot);
    }
    repository.delete(disk, snapshot);
    access.ifPresent(each -> each.daemon().removeBitmap(disk, snapshot.value()));
  }

  private void requireNotBeingMade(DiskId disk, SnapshotId snapshot) {
    if (repository.draft(disk, snapshot).isPresent()
        && repository.sidecar(disk, snapshot).isEmpty()) {
      throw PlatformError.refused(
          FailureType.WRONG_STATE,
          "IncorrectSnapshotStatus",
          "Snapshot " + snapshot + " is being made: cancel it instead.");
    }
  }

  private void requireLeaf(Optional<DiskAccess> access, DiskId disk, SnapshotId snapshot) {
    Optional<SnapshotId> child =
        repository.sidecars(disk).stream()
            .filter(each -> snapshot.equals(each.parent()))
            .map(Sidecar::id)
            .findFirst();
    if (child.isEmpty()) {
      child =
          repository.drafts(disk).stream()
              .filter(each -> snapshot.equals(each.parent()))
              .map(Draft::snapshot)
              .filter(id -> hasJob(access, id))
              .findFirst();
    }
    if (child.isPresent()) {
      throw PlatformError.refused(
          FailureType.WRONG_STATE,
          "InvalidOperation.SnapshotIsParent",
          "Snapshot " + child.get() + " builds on " + snapshot + ": delete that one first.");
    }
  }

  /** Finishes what is concluded, and refuses (final) while a copy is going on. */
  void requireNoOtherJob(DiskAccess disk) {
    for (Draft draft : repository.drafts(disk.id())) {
      boolean mayRun = disk.daemon().job(draft.snapshot()).isPresent();
      boolean made = repository.sidecar(disk.id(), draft.snapshot()).isPresent();
      if ((mayRun || made)
          && finisher.settle(disk, draft.snapshot()) instanceof SnapshotStatus.Running) {
        throw PlatformError.refused(
            FailureType.WRONG_STATE,
            "IncorrectDiskStatus.CreatingSnapshot",
            "Snapshot " + draft.snapshot() + " of disk " + disk.id() + " is being made.");
      }
    }
  }

  /** The id under which this very wish was begun or made before. */
  private Optional<SnapshotId> known(SnapshotOrder order) {
    if (repository.sidecar(order.disk(), order.snapshot()).isPresent()
        || repository.draft(order.disk(), order.snapshot()).isPresent()) {
      return Optional.of(order.snapshot());
    }
    return made(order.disk(), order.token()).or(() -> begun(order.disk(), order.token()));
  }

  private Optional<SnapshotId> made(DiskId disk, PlatformToken token) {
    return repository.sidecars(disk).stream()
        .filter(each -> each.draft().token().equals(token))
        .map(Sidecar::id)
        .findFirst();
  }

  private Optional<SnapshotId> begun(DiskId disk, PlatformToken token) {
    return repository.drafts(disk).stream()
        .filter(each -> each.token().equals(token))
        .map(Draft::snapshot)
        .findFirst();
  }
}
