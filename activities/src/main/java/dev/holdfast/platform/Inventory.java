package dev.holdfast.platform;

import dev.holdfast.model.Disk;
import dev.holdfast.model.Instance;
import java.util.List;

/** Instances and disks that a platform has at one moment. */
public record Inventory(List<Instance> instances, List<Disk> disks) {
  public Inventory {
    instances = List.copyOf(instances);
    disks = List.copyOf(disks);
  }
}
