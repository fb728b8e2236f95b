package dev.holdfast.model;

import java.util.Set;

/** Which disks a policy protects: those named, and those of the instances named. */
public record Selection(Set<DiskId> disks, Set<InstanceId> instances) {
  public Selection {
    disks = Set.copyOf(disks);
    instances = Set.copyOf(instances);
  }
}
