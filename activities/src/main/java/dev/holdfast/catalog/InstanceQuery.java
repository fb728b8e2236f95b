package dev.holdfast.catalog;

import dev.holdfast.model.InstanceStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which instances to list; null = any, an empty list of ids = none. */
public record InstanceQuery(
    @Nullable String region,
    @Nullable List<String> ids,
    @Nullable String name,
    @Nullable String zone,
    @Nullable InstanceStatus status,
    PageRequest page) {}
