package dev.holdfast.platform.qemu;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.DiskType;
import java.time.Instant;

/** What {@code disk.json} says. */
public record DiskFile(
    DiskId id,
    String name,
    DiskType type,
    String category,
    long sizeBytes,
    boolean encrypted,
    String device,
    Instant createdAt,
    Instant attachedAt) {}
