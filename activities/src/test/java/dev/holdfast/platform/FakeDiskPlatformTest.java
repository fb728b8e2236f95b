package dev.holdfast.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.model.Disk;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.DiskStatus;
import dev.holdfast.model.DiskType;
import dev.holdfast.model.Evidence;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.Instance;
import dev.holdfast.model.InstanceId;
import dev.holdfast.model.InstanceStatus;
import dev.holdfast.model.Pace;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotOrder;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeDiskPlatformTest extends DiskPlatformContract {
  private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
  private static final InstanceId INSTANCE = new InstanceId("i-1");

  private final FakeDiskPlatform platform = new FakeDiskPlatform(InstantSource.fixed(NOW));

  @BeforeEach
  void addDisks() {
    platform.add(
        new Instance(INSTANCE, "one", "site-1", "site-1-a", "n1", InstanceStatus.RUNNING, NOW));
    platform.add(essd(disk(), "cloud_essd"));
    platform.add(essd(slowDisk(), "cloud_efficiency"));
  }

  private static Disk essd(DiskId id, String category) {
    return new Disk(
        id,
        "disk",
        "site-1",
        "site-1-a",
        "n1",
        DiskType.DATA,
        category,
        1L << 30,
        false,
        DiskStatus.IN_USE,
        INSTANCE,
        "/dev/vdb",
        NOW,
        NOW);
  }

  @Override
  protected DiskPlatform platform() {
    return platform;
  }

  @Override
  protected DiskId disk() {
    return new DiskId("d-1");
  }

  @Override
  protected DiskId slowDisk() {
    return new DiskId("d-2");
  }

  @Override
  protected String node() {
    return "n1";
  }

  @Override
  protected Pace lingering() {
    return Pace.GENTLE;
  }

  @Override
  protected Evidence letFinish(SnapshotOrder order) {
    platform.find(order.disk(), order.token()).ifPresent(platform::finish);
    return ((SnapshotStatus.Done) platform.observe(order)).evidence();
  }

  @Override
  protected void changeDisk() {
    // A fake's disks have no content.
  }

  @Override
  protected void loseJob(SnapshotOrder order) {
    platform.lose(order.snapshot(), FailureType.JOB_LOST, "the job died");
  }

  @Test
  void canFailAfterTheCallTookEffect() {
    SnapshotOrder order = order("s-1", disk(), SnapshotCategory.STANDARD);
    platform.failNextAfterEffect(
        FakeDiskPlatform.Call.START, PlatformError.uncertain("no reply", null));
    assertThatThrownBy(() -> platform.start(order)).isInstanceOf(PlatformError.class);
    assertThat(platform.find(disk(), order.token())).contains(order.snapshot());
  }

  @Test
  void releaseTakesTheHalfMadeSnapshotAndLeavesRestorePoints() {
    SnapshotOrder kept = order("s-1", disk(), SnapshotCategory.STANDARD);
    SnapshotOrder halfMade = order("s-2", disk(), SnapshotCategory.STANDARD);
    platform.start(kept);
    letFinish(kept);
    platform.start(halfMade);
    platform.release(disk());
    assertThat(platform.observe(kept)).isInstanceOf(SnapshotStatus.Done.class);
    assertThat(platform.observe(halfMade)).isEqualTo(new SnapshotStatus.Absent(false));
  }
}
