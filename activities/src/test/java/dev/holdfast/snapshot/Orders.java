package dev.holdfast.snapshot;

import static dev.holdfast.testing.TestCatalog.wish;

import dev.holdfast.model.Disk;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.platform.FakeDiskPlatform;
import dev.holdfast.testing.TestCatalog;

/** Accepted snapshots of disks that a fake platform has too. */
final class Orders {
  private final TestCatalog catalog;
  private final FakeDiskPlatform platform;

  Orders(TestCatalog catalog, FakeDiskPlatform platform) {
    this.catalog = catalog;
    this.platform = platform;
  }

  /** An order for a fresh disk; the name tells it from others. */
  SnapshotOrder next(String name, SnapshotCategory category) {
    Disk disk = catalog.disk();
    platform.add(disk);
    return catalog.row(catalog.accept(wish(disk, name, category))).order();
  }

  SnapshotOrder next(String name) {
    return next(name, SnapshotCategory.STANDARD);
  }
}
