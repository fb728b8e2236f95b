package dev.holdfast.snapshot;

import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.Pace;
import dev.holdfast.model.RequestKey;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotType;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants a snapshot.
 *
 * @param parameterDigest SHA-256 of all that the caller said, to tell a repeated wish from a
 *     changed one
 * @param run null when asked for by hand
 */
public record SnapshotWish(
    RequestKey key,
    String parameterDigest,
    DiskId disk,
    SnapshotCategory category,
    SnapshotType type,
    SnapshotRow.Label label,
    Pace pace,
    @Nullable RunKey run) {}
