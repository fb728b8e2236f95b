package dev.holdfast.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that a platform needs to make one snapshot, and to recognise it again.
 *
 * @param node storage node that the disk is touched on
 * @param policy null for a snapshot asked for by hand
 * @param nominal the policy's nominal time; null for a snapshot asked for by hand
 */
public record SnapshotOrder(
    SnapshotId snapshot,
    DiskId disk,
    String node,
    SnapshotCategory category,
    PlatformToken token,
    Pace pace,
    @Nullable PolicyId policy,
    @Nullable Instant nominal) {}
