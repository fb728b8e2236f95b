package dev.holdfast.platform.qemu;

import dev.holdfast.model.FullReason;
import dev.holdfast.model.SnapshotId;
import org.jspecify.annotations.Nullable;

/**
 * How a standard snapshot is copied: either everything, with a reason, or what changed since its
 * parent.
 *
 * @param bytes about how many bytes there are to copy
 */
record CopyPlan(@Nullable SnapshotId parent, @Nullable FullReason fullReason, long bytes) {

  static CopyPlan full(FullReason reason, long bytes) {
    return new CopyPlan(null, reason, bytes);
  }

  static CopyPlan increment(SnapshotId parent, long bytes) {
    return new CopyPlan(parent, null, bytes);
  }
}
