package dev.holdfast.ecs;

import dev.holdfast.model.Disk;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.DiskStatus;
import dev.holdfast.model.DiskType;
import dev.holdfast.model.Evidence;
import dev.holdfast.model.FullReason;
import dev.holdfast.model.Instance;
import dev.holdfast.model.InstanceId;
import dev.holdfast.model.InstanceStatus;
import dev.holdfast.model.Progress;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOutcome;
import java.time.Instant;

/** An instance with disks of several kinds, and the steps of a snapshot's life. */
public final class Fixture {
  public static final InstanceId INSTANCE = new InstanceId("i-demo0000000000000000");
  public static final DiskId SYSTEM = new DiskId("d-system00000000000000");
  public static final DiskId DATA = new DiskId("d-data0000000000000000");
  public static final DiskId EFFICIENCY = new DiskId("d-efficiency0000000000");
  public static final DiskId ENCRYPTED = new DiskId("d-encrypted00000000000");
  public static final DiskId LOOSE = new DiskId("d-loose000000000000000");

  private static final long GIB = 1L << 30;

  private final TestService.Catalog catalog;

  public Fixture(TestService.Catalog catalog) {
    this.catalog = catalog;
  }

  public void create() {
    instance(InstanceStatus.RUNNING);
    disk(SYSTEM, "system", DiskType.SYSTEM, "cloud_essd", false, INSTANCE);
    disk(DATA, "data", DiskType.DATA, "cloud_essd", false, INSTANCE);
    disk(EFFICIENCY, "archive", DiskType.DATA, "cloud_efficiency", false, INSTANCE);
    disk(ENCRYPTED, "vault", DiskType.DATA, "cloud_essd", true, INSTANCE);
    disk(LOOSE, "loose", DiskType.DATA, "cloud_essd", false, null);
  }

  public void instance(InstanceStatus status) {
    Instant now = catalog.now();
    catalog.transactions.run(handle -> {
      catalog.instances.put(
          handle, new Instance(INSTANCE, "demo", "site-1", "site-1-a", "node-1", status, now), now);
      return true;
    });
  }

  private void disk(
      DiskId id,
      String name,
      DiskType type,
      String category,
      boolean encrypted,
      @org.jspecify.annotations.Nullable InstanceId instance) {
    Instant now = catalog.now();
    boolean attached = instance != null;
    Disk disk =
        new Disk(
            id,
            name,
            "site-1",
            "site-1-a",
            "node-1",
            type,
            category,
            GIB,
            encrypted,
            attached ? DiskStatus.IN_USE : DiskStatus.AVAILABLE,
            instance,
            attached ? "/dev/vda" : null,
            now,
            attached ? now : null);
    catalog.transactions.run(handle -> {
      catalog.disks.put(handle, disk, now);
      return true;
    });
  }

  public void begin(String snapshot) {
    catalog.transactions.run(
        handle -> catalog.writer.begin(handle, new SnapshotId(snapshot), "begun"));
  }

  public void progress(String snapshot, long done, long total) {
    Instant now = catalog.now();
    catalog.transactions.run(handle -> {
      catalog.writer.progress(
          handle, new SnapshotId(snapshot), new Progress(done, total, now.minusSeconds(10), now));
      return true;
    });
  }

  public void settle(String snapshot, SnapshotOutcome outcome) {
    catalog.transactions.run(
        handle -> catalog.writer.settle(handle, new SnapshotId(snapshot), outcome));
  }

  public void accomplish(String snapshot) {
    Instant now = catalog.now();
    settle(
        snapshot,
        new SnapshotOutcome.Accomplished(
            new Evidence(now, now, GIB, 63L << 20, null, FullReason.FIRST)));
  }
}
