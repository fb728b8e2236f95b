package dev.holdfast.retention;

import dev.holdfast.model.PolicyId;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One accomplished snapshot, as far as retention is concerned.
 *
 * @param parent the snapshot that its data builds on; null for a full or flash one
 * @param held a hold or lock forbids its deletion
 * @param policy whose retention governs it; null when none does
 * @param expiresAt end of the retention that it was asked for with; null = none. Looked at only
 *     when no policy governs it
 */
public record RestorePoint(
    SnapshotId id,
    Instant takenAt,
    SnapshotCategory category,
    @Nullable SnapshotId parent,
    boolean held,
    @Nullable PolicyId policy,
    @Nullable Instant expiresAt) {}
