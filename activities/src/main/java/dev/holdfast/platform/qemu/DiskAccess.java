package dev.holdfast.platform.qemu;

import dev.holdfast.model.DiskId;

/** A disk together with the daemon that serves it. */
record DiskAccess(SiteDisk disk, StorageDaemon daemon) {
  DiskId id() {
    return disk.id();
  }
}
