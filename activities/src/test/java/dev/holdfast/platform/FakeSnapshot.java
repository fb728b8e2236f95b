package dev.holdfast.platform;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.Evidence;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.FullReason;
import dev.holdfast.model.PlatformToken;
import dev.holdfast.model.Progress;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One snapshot of the {@link FakeDiskPlatform}. */
final class FakeSnapshot {

  /** How far it is. */
  sealed interface Phase {
    record Running(long doneBytes, long totalBytes) implements Phase {}

    record Done(Instant durableAt) implements Phase {}

    record Lost(FailureType type, String message) implements Phase {}
  }

  private final SnapshotOrder order;
  private final long diskBytes;
  private final @Nullable SnapshotId parent;
  private final Instant takenAt;
  private Phase phase;

  FakeSnapshot(
      SnapshotOrder order, long diskBytes, @Nullable SnapshotId parent, InstantSource clock) {
    this.order = order;
    this.diskBytes = diskBytes;
    this.takenAt = clock.instant();
    boolean flash = order.category() == SnapshotCategory.FLASH;
    this.parent = flash ? null : parent;
    this.phase = flash ? new Phase.Done(takenAt) : new Phase.Running(0, diskBytes);
  }

  void progress(long doneBytes, long totalBytes) {
    phase = new Phase.Running(doneBytes, totalBytes);
  }

  void finish(Instant at) {
    phase = new Phase.Done(at);
  }

  void lose(FailureType type, String message) {
    phase = new Phase.Lost(type, message);
  }

  Phase phase() {
    return phase;
  }

  SnapshotId id() {
    return order.snapshot();
  }

  PlatformToken token() {
    return order.token();
  }

  boolean of(DiskId disk) {
    return order.disk().equals(disk);
  }

  boolean isRunning() {
    return phase instanceof Phase.Running;
  }

  boolean isLost() {
    return phase instanceof Phase.Lost;
  }

  boolean isRestorePoint() {
    return phase instanceof Phase.Done && order.category() == SnapshotCategory.STANDARD;
  }

  boolean diesWithDisk() {
    return !isRestorePoint();
  }

  boolean buildsOn(SnapshotId other) {
    return other.equals(parent) && !isLost();
  }

  SnapshotStatus status(Instant now) {
    return switch (phase) {
      case Phase.Running(long done, long total) ->
          new SnapshotStatus.Running(new Progress(done, total, takenAt, now));
      case Phase.Done(Instant durableAt) -> new SnapshotStatus.Done(evidence(durableAt));
      case Phase.Lost(FailureType type, String message) -> new SnapshotStatus.Lost(type, message);
    };
  }

  private Evidence evidence(Instant durableAt) {
    boolean flash = order.category() == SnapshotCategory.FLASH;
    FullReason reason = flash || parent != null ? null : FullReason.FIRST;
    return new Evidence(takenAt, durableAt, diskBytes, flash ? 0 : diskBytes, parent, reason);
  }
}
