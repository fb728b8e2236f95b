package dev.holdfast.platform.qemu;

import dev.holdfast.model.Instance;
import dev.holdfast.model.InstanceStatus;
import java.nio.file.Path;
import java.util.List;

/** An instance and its disks, as their folders say. */
record SiteInstance(InstanceFile file, Path folder, List<SiteDisk> disks) {
  SiteInstance {
    disks = List.copyOf(disks);
  }

  /** Supervised, so it runs: a process that just died is started again before anyone can tell. */
  Instance onNode(String node) {
    return new Instance(
        file.id(),
        file.name(),
        file.region(),
        file.zone(),
        node,
        InstanceStatus.RUNNING,
        file.createdAt());
  }
}
