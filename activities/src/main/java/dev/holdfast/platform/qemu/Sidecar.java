package dev.holdfast.platform.qemu;

import dev.holdfast.model.Evidence;
import dev.holdfast.model.SnapshotId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file beside a snapshot's data that makes it a snapshot: it appears last, and says all that is
 * needed to rebuild the catalog.
 *
 * @param format version of this record
 * @param storedBytes bytes that the data takes up on its file system
 * @param toolVersion of QEMU
 */
record Sidecar(int format, Draft draft, Instant durableAt, long storedBytes, String toolVersion) {
  static final int FORMAT = 1;

  Sidecar {
    if (format != FORMAT) {
      throw new IllegalArgumentException("format " + format + " is not known here");
    }
    Objects.requireNonNull(draft, "draft");
    Objects.requireNonNull(durableAt, "durableAt");
    Objects.requireNonNull(toolVersion, "toolVersion");
  }

  SnapshotId id() {
    return draft.snapshot();
  }

  @Nullable SnapshotId parent() {
    return draft.parent();
  }

  Evidence evidence() {
    return new Evidence(
        draft.takenAt(),
        durableAt,
        draft.diskBytes(),
        storedBytes,
        draft.parent(),
        draft.fullReason());
  }
}
