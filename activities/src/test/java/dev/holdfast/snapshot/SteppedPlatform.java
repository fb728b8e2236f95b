package dev.holdfast.snapshot;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.PlatformToken;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.platform.Capabilities;
import dev.holdfast.platform.DiskPlatform;
import dev.holdfast.platform.Inventory;
import dev.holdfast.platform.SnapshotStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A platform to which something happens before each read, so that no test depends on time. */
final class SteppedPlatform implements DiskPlatform {
  private final DiskPlatform platform;
  private final ConcurrentLinkedQueue<Runnable> steps = new ConcurrentLinkedQueue<>();

  SteppedPlatform(DiskPlatform platform) {
    this.platform = platform;
  }

  /** The first step happens before the first read, and so on. */
  void beforeReads(Runnable... inOrder) {
    steps.clear();
    steps.addAll(List.of(inOrder));
  }

  @Override
  public SnapshotStatus observe(SnapshotOrder order) {
    Runnable step = steps.poll();
    if (step != null) {
      step.run();
    }
    return platform.observe(order);
  }

  @Override
  public Inventory inventory() {
    return platform.inventory();
  }

  @Override
  public SnapshotStatus start(SnapshotOrder order) {
    return platform.start(order);
  }

  @Override
  public SnapshotStatus cancel(SnapshotOrder order) {
    return platform.cancel(order);
  }

  @Override
  public Optional<SnapshotId> find(DiskId disk, PlatformToken token) {
    return platform.find(disk, token);
  }

  @Override
  public void delete(DiskId disk, SnapshotId snapshot, SnapshotCategory category) {
    platform.delete(disk, snapshot, category);
  }

  @Override
  public Capabilities capabilities() {
    return platform.capabilities();
  }
}
