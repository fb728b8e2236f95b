package dev.holdfast.platform.qemu;

import dev.holdfast.model.InstanceId;
import java.time.Instant;

/** What {@code instance.json} says. */
public record InstanceFile(
    InstanceId id, String name, String region, String zone, Instant createdAt) {}
