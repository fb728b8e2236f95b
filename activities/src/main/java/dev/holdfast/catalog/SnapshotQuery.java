package dev.holdfast.catalog;

import dev.holdfast.model.DiskType;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.model.SnapshotType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which snapshots to list, newest first; null = any, an empty list of ids = none.
 *
 * @param instance the instance that the disk was attached to when the snapshot was asked for
 */
public record SnapshotQuery(
    @Nullable String region,
    @Nullable List<String> ids,
    @Nullable String instance,
    @Nullable String disk,
    @Nullable String name,
    Set<SnapshotState> states,
    @Nullable SnapshotType type,
    @Nullable SnapshotCategory category,
    @Nullable DiskType diskType,
    @Nullable Boolean encrypted,
    @Nullable Instant createdFrom,
    @Nullable Instant createdTo,
    PageRequest page) {}
