package dev.holdfast.catalog;

import dev.holdfast.model.DiskStatus;
import dev.holdfast.model.DiskType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which disks to list; null = any, an empty list of ids = none. */
public record DiskQuery(
    @Nullable String region,
    @Nullable List<String> ids,
    @Nullable String instance,
    @Nullable String name,
    @Nullable String zone,
    @Nullable DiskType type,
    @Nullable String category,
    @Nullable DiskStatus status,
    @Nullable Boolean encrypted,
    PageRequest page) {}
