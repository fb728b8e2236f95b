package dev.holdfast.model;

import java.time.Instant;

/**
 * An instance: a process that serves disks.
 *
 * @param node storage node (host) that its disks are touched on; part of task queue names
 */
public record Instance(
    InstanceId id,
    String name,
    String region,
    String zone,
    String node,
    InstanceStatus status,
    Instant createdAt) {}
