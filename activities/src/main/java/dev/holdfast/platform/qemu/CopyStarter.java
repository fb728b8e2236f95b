package dev.holdfast.platform.qemu;

import dev.holdfast.model.FailureType;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.platform.PlatformError;
import dev.holdfast.platform.qemu.ChainPlanner.Situation;
import dev.holdfast.platform.qemu.qmp.QmpError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins the copy of a disk: draft, target with its room reserved, then the job. */
final class CopyStarter {
  private final QemuSettings settings;
  private final SiteLayout layout;
  private final Repository repository;
  private final QemuImg qemuImg;
  private final ChainPlanner planner;
  private final InstantSource clock;

  CopyStarter(QemuSettings settings, Repository repository, QemuImg qemuImg, InstantSource clock) {
    this.settings = settings;
    this.layout = new SiteLayout(settings.home());
    this.repository = repository;
    this.qemuImg = qemuImg;
    this.planner = new ChainPlanner(settings.chainLimit());
    this.clock = clock;
  }

  /** There must be no other job on the disk. A refusal leaves nothing of the snapshot behind. */
  void begin(DiskAccess disk, SnapshotOrder order) {
    DiskNode node = disk.daemon().disk(disk.id());
    CopyPlan plan =
        planner.plan(
            new Situation(sidecarsWithData(disk), repository.isBaseDeleted(disk.id()), node));
    removeUselessBitmaps(disk, node);
    Draft draft = draft(disk, order, plan, node);
    repository.write(draft);
    Path target = prepareTarget(draft, plan);
    Draft exact = draft.takenAt(clock.instant());
    repository.write(exact);
    launch(disk, new CopyJob(exact, target, !node.hasBacking(), settings.speed(order.pace())));
  }

  private List<Sidecar> sidecarsWithData(DiskAccess disk) {
    return repository.sidecars(disk.id()).stream()
        .filter(each -> Files.exists(repository.data(disk.id(), each.id())))
        .toList();
  }

  /** Those that cannot be trusted, and those whose snapshot is gone or never came to be. */
  private void removeUselessBitmaps(DiskAccess disk, DiskNode node) {
    for (DiskBitmap bitmap : node.bitmaps()) {
      Optional<SnapshotId> owner = SnapshotId.parse(bitmap.name());
      if (owner.isPresent()
          && (bitmap.inconsistent() || repository.sidecar(disk.id(), owner.get()).isEmpty())) {
        disk.daemon().removeBitmap(disk.id(), bitmap.name());
      }
    }
  }

  private Draft draft(DiskAccess disk, SnapshotOrder order, CopyPlan plan, DiskNode node) {
    return new Draft(
        order.snapshot(),
        order.disk(),
        disk.disk().instance().id(),
        order.token(),
        order.category(),
        plan.parent(),
        plan.fullReason(),
        order.policy(),
        order.nominal(),
        clock.instant(),
        node.virtualBytes(),
        disk.disk().file().encrypted());
  }

  private Path prepareTarget(Draft draft, CopyPlan plan) {
    Path target = DurableFiles.part(repository.data(draft.disk(), draft.snapshot()));
    try {
      DurableFiles.delete(target);
      qemuImg.create(target, new QemuImg.NewImage(draft.diskBytes(), backing(draft), key(draft)));
      FileSpace.reserve(target, plan.bytes());
      return target;
    } catch (PlatformError e) {
      repository.discard(draft.disk(), draft.snapshot());
      throw e;
    } catch (CommandFailed e) {
      repository.discard(draft.disk(), draft.snapshot());
      throw refused("The file for the copy cannot be made: " + e.getMessage());
    }
  }

  private static @Nullable String backing(Draft draft) {
    return draft.parent() == null ? null : Repository.dataName(draft.parent());
  }

  private @Nullable Path key(Draft draft) {
    return draft.encrypted() ? layout.key(draft.disk()) : null;
  }

  private void launch(DiskAccess disk, CopyJob job) {
    try {
      disk.daemon().copy(job);
    } catch (QmpError e) {
      disk.daemon().closeTarget(job.draft().snapshot());
      repository.discard(disk.id(), job.draft().snapshot());
      throw refused("QEMU would not copy the disk: " + e.description() + ".");
    }
  }

  private static PlatformError refused(String message) {
    return PlatformError.refused(FailureType.PLATFORM_FAILED, "OperationDenied", message);
  }
}
