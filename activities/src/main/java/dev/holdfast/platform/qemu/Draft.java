package dev.holdfast.platform.qemu;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.FullReason;
import dev.holdfast.model.InstanceId;
import dev.holdfast.model.PlatformToken;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a snapshot when its copy begins; written before the job, so that whoever comes
 * later can finish it.
 *
 * @param takenAt just before the instant that the snapshot holds, so never too young
 * @param encrypted whether its data needs the disk's key
 */
record Draft(
    SnapshotId snapshot,
    DiskId disk,
    InstanceId instance,
    PlatformToken token,
    SnapshotCategory category,
    @Nullable SnapshotId parent,
    @Nullable FullReason fullReason,
    @Nullable PolicyId policy,
    @Nullable Instant nominal,
    Instant takenAt,
    long diskBytes,
    boolean encrypted) {
  Draft {
    Objects.requireNonNull(snapshot, "snapshot");
    Objects.requireNonNull(disk, "disk");
    Objects.requireNonNull(instance, "instance");
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(takenAt, "takenAt");
  }

  Draft takenAt(Instant instant) {
    return new Draft(
        snapshot,
        disk,
        instance,
        token,
        category,
        parent,
        fullReason,
        policy,
        nominal,
        instant,
        diskBytes,
        encrypted);
  }
}
