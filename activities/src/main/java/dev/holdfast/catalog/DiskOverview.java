package dev.holdfast.catalog;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.SnapshotId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A disk and how well it is protected.
 *
 * @param instanceName null while it is attached to none
 * @param newest its newest accomplished standard snapshot (a flash one would go with the disk);
 *     null when there is none
 * @param takenAt the instant whose content that one holds
 */
public record DiskOverview(
    DiskId id,
    String name,
    String category,
    long sizeBytes,
    boolean encrypted,
    @Nullable String instanceName,
    @Nullable SnapshotId newest,
    @Nullable Instant takenAt) {}
