package dev.holdfast.platform.qemu;

import dev.holdfast.model.FailureType;
import dev.holdfast.model.PlatformToken;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.platform.PlatformError;
import dev.holdfast.platform.SnapshotStatus;
import dev.holdfast.platform.qemu.qmp.QmpError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Snapshots inside a disk's own image, each with a sidecar in the disk's folder. */
final class FlashSnapshots {
  private static final String ENDING = ".json";

  private final InstantSource clock;
  private final String node;

  FlashSnapshots(String node, InstantSource clock) {
    this.node = node;
    this.clock = clock;
  }

  /** There must be no job on the disk when nothing of the snapshot is there yet. */
  SnapshotStatus start(DiskAccess disk, SnapshotOrder order, Runnable requireNoJob) {
    SnapshotOrder known =
        find(disk.disk(), order.token()).map(id -> named(order, id)).orElse(order);
    if (observe(disk, known) instanceof SnapshotStatus.Done done) {
      return done;
    }
    if (!disk.disk().onNode(node).canHoldFlash()) {
      throw PlatformError.refused(
          FailureType.NOT_SUPPORTED,
          "DiskCategory.OperationNotSupported",
          "Flash snapshots need a disk of an ESSD category that is not encrypted.");
    }
    requireNoJob.run();
    try {
      disk.daemon().addInternalSnapshot(disk.id(), order.snapshot());
    } catch (QmpError e) {
      throw PlatformError.refused(
          FailureType.PLATFORM_FAILED,
          "OperationDenied",
          "QEMU would not make the snapshot: " + e.description() + ".");
    }
    return observe(disk, order);
  }

  /** A snapshot whose sidecar was cut off gets it now. */
  SnapshotStatus observe(DiskAccess disk, SnapshotOrder order) {
    Optional<Sidecar> sidecar = JsonFiles.read(file(disk.disk(), order.snapshot()), Sidecar.class);
    if (sidecar.isPresent()) {
      return new SnapshotStatus.Done(sidecar.get().evidence());
    }
    DiskNode image = disk.daemon().disk(disk.id());
    Instant takenAt = image.internalSnapshots().get(order.snapshot().value());
    if (takenAt == null) {
      return new SnapshotStatus.Absent(true);
    }
    DurableFiles.sync(disk.disk().image());
    Draft draft = draft(disk, order, takenAt, image.virtualBytes());
    Sidecar made = new Sidecar(Sidecar.FORMAT, draft, clock.instant(), 0, disk.daemon().version());
    JsonFiles.write(file(disk.disk(), order.snapshot()), made);
    return new SnapshotStatus.Done(made.evidence());
  }

  private static Draft draft(
      DiskAccess disk, SnapshotOrder order, Instant takenAt, long diskBytes) {
    return new Draft(
        order.snapshot(),
        order.disk(),
        disk.disk().instance().id(),
        order.token(),
        order.category(),
        null,
        null,
        order.policy(),
        order.nominal(),
        takenAt,
        diskBytes,
        false);
  }

  Optional<SnapshotId> find(SiteDisk disk, PlatformToken token) {
    return sidecars(disk).stream()
        .filter(each -> each.draft().token().equals(token))
        .map(Sidecar::id)
        .findFirst();
  }

  /** Sidecar first: what is cut off then is found again as what it still is. */
  void delete(DiskAccess disk, SnapshotId snapshot, Runnable requireNoJob) {
    if (disk.daemon().disk(disk.id()).internalSnapshots().containsKey(snapshot.value())) {
      requireNoJob.run();
    }
    DurableFiles.delete(file(disk.disk(), snapshot));
    disk.daemon().removeInternalSnapshot(disk.id(), snapshot);
  }

  private static List<Sidecar> sidecars(SiteDisk disk) {
    Path folder = folder(disk);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .flatMap(file -> JsonFiles.read(file, Sidecar.class).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  private static SnapshotOrder named(SnapshotOrder order, SnapshotId id) {
    return new SnapshotOrder(
        id,
        order.disk(),
        order.node(),
        order.category(),
        order.token(),
        order.pace(),
        order.policy(),
        order.nominal());
  }

  private static Path folder(SiteDisk disk) {
    return disk.folder().resolve("flash");
  }

  static Path file(SiteDisk disk, SnapshotId snapshot) {
    return folder(disk).resolve(snapshot.value() + ENDING);
  }
}
