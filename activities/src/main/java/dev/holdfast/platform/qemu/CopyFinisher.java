package dev.holdfast.platform.qemu;

import dev.holdfast.model.FailureType;
import dev.holdfast.model.Progress;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.platform.PlatformError;
import dev.holdfast.platform.SnapshotStatus;
import dev.holdfast.platform.qemu.qmp.QmpError;
import dev.holdfast.platform.qemu.qmp.QmpUnanswered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a copy to its end: durable with a sidecar, or gone. Every step can be repeated, so that it
 * goes on wherever an earlier process was cut off.
 */
final class CopyFinisher {
  private static final Logger LOG = LoggerFactory.getLogger(CopyFinisher.class);

  private final Repository repository;
  private final InstantSource clock;

  CopyFinisher(Repository repository, InstantSource clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /** How that snapshot stands, after doing what there is to do. */
  SnapshotStatus settle(DiskAccess disk, SnapshotId snapshot) {
    Optional<Sidecar> sidecar = repository.sidecar(disk.id(), snapshot);
    Optional<Draft> draft = repository.draft(disk.id(), snapshot);
    if (sidecar.isPresent()) {
      draft.ifPresent(_ -> tidy(disk, sidecar.get()));
      return new SnapshotStatus.Done(sidecar.get().evidence());
    }
    return draft.map(each -> settle(disk, each)).orElseGet(() -> new SnapshotStatus.Absent(true));
  }

  private SnapshotStatus settle(DiskAccess disk, Draft draft) {
    Optional<DaemonJob> job = disk.daemon().job(draft.snapshot());
    if (job.isEmpty()) {
      dispose(disk, draft);
      return new SnapshotStatus.Lost(
          FailureType.JOB_LOST,
          "The process that copied the disk ended before the copy was complete.");
    }
    if (!job.get().concluded()) {
      return new SnapshotStatus.Running(progress(draft, job.get()));
    }
    return conclude(disk, draft, job.get());
  }

  private Progress progress(Draft draft, DaemonJob job) {
    return new Progress(job.doneBytes(), job.totalBytes(), draft.takenAt(), clock.instant());
  }

  private SnapshotStatus conclude(DiskAccess disk, Draft draft, DaemonJob job) {
    String error = job.error();
    if (error == null) {
      return new SnapshotStatus.Done(publish(disk, draft).evidence());
    }
    dispose(disk, draft);
    FailureType type =
        error.contains("No space left") ? FailureType.NO_SPACE : FailureType.PLATFORM_FAILED;
    return new SnapshotStatus.Lost(type, "QEMU could not copy the disk: " + error + ".");
  }

  /** The job's "concluded" is not durable: only a closed and flushed file with a sidecar is. */
  private Sidecar publish(DiskAccess disk, Draft draft) {
    String version = disk.daemon().version();
    disk.daemon().closeTarget(draft.snapshot());
    Path data = repository.data(draft.disk(), draft.snapshot());
    Path part = DurableFiles.part(data);
    if (Files.exists(part)) {
      FileSpace.release(part);
      DurableFiles.sync(part);
      DurableFiles.rename(part, data);
    }
    Sidecar sidecar =
        new Sidecar(Sidecar.FORMAT, draft, clock.instant(), FileSpace.allocated(data), version);
    repository.publish(sidecar);
    tidy(disk, sidecar);
    return sidecar;
  }

  /** The snapshot is there whatever happens here, and the next start does what is left undone. */
  private void tidy(DiskAccess disk, Sidecar sidecar) {
    try {
      disk.daemon().closeTarget(sidecar.id());
      disk.daemon().dismiss(sidecar.id());
      removeOutlivedBitmaps(disk);
      repository.deleteDraft(disk.id(), sidecar.id());
    } catch (QmpUnanswered | QmpError | PlatformError e) {
      LOG.warn("Snapshot {} is durable, tidying up is left for later", sidecar.id(), e);
    }
  }

  /** Only the newest snapshot's bitmap is of use; one without sidecar may be in the making. */
  private void removeOutlivedBitmaps(DiskAccess disk) {
    List<Sidecar> sidecars = repository.sidecars(disk.id());
    for (Sidecar older : sidecars.subList(0, sidecars.size() - 1)) {
      disk.daemon().removeBitmap(disk.id(), older.id().value());
    }
  }

  /** Removes all that there is of a copy that came to nothing, the draft last. */
  void dispose(DiskAccess disk, Draft draft) {
    disk.daemon().closeTarget(draft.snapshot());
    disk.daemon().dismiss(draft.snapshot());
    disk.daemon().removeBitmap(draft.disk(), draft.snapshot().value());
    repository.discard(draft.disk(), draft.snapshot());
  }
}
