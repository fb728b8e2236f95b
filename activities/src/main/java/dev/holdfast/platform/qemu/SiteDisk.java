package dev.holdfast.platform.qemu;

import dev.holdfast.model.Disk;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.DiskStatus;
import java.nio.file.Path;

/** A disk and the folder that it lies in. */
record SiteDisk(InstanceFile instance, DiskFile file, Path folder) {

  DiskId id() {
    return file.id();
  }

  Path image() {
    return SiteLayout.image(folder);
  }

  Disk onNode(String node) {
    return new Disk(
        file.id(),
        file.name(),
        instance.region(),
        instance.zone(),
        node,
        file.type(),
        file.category(),
        file.sizeBytes(),
        file.encrypted(),
        DiskStatus.IN_USE,
        instance.id(),
        file.device(),
        file.createdAt(),
        file.attachedAt());
  }
}
