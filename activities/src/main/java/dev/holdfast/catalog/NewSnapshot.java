package dev.holdfast.catalog;

import dev.holdfast.model.Disk;
import dev.holdfast.model.Pace;
import dev.holdfast.model.RequestKey;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotType;
import org.jspecify.annotations.Nullable;

/** A snapshot that is about to be recorded as wanted. */
public record NewSnapshot(
    SnapshotId id,
    RequestKey key,
    String parameterDigest,
    Disk disk,
    SnapshotCategory category,
    SnapshotType type,
    SnapshotRow.Label label,
    Pace pace,
    @Nullable RunKey run) {}
