package dev.holdfast.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the platform showed when a snapshot was durable.
 *
 * @param takenAt the instant whose content the snapshot holds
 * @param durableAt when its data was known to be on stable storage
 * @param diskBytes size of the disk at that instant
 * @param storedBytes bytes that this snapshot alone takes up
 * @param parent the snapshot that it builds on; null for a full and for a flash one
 * @param fullReason why it is full; null for an incremental and for a flash one
 */
public record Evidence(
    Instant takenAt,
    Instant durableAt,
    long diskBytes,
    long storedBytes,
    @Nullable SnapshotId parent,
    @Nullable FullReason fullReason) {}
