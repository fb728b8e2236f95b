package dev.holdfast.platform.qemu;

import static org.awaitility.Awaitility.await;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.Evidence;
import dev.holdfast.model.Pace;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.platform.DiskPlatform;
import dev.holdfast.platform.DiskPlatformContract;
import dev.holdfast.platform.SnapshotStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class QemuPlatformContractIT extends DiskPlatformContract {
  @TempDir Path home;
  private QemuSite site;

  @BeforeEach
  void open() throws IOException {
    site = new QemuSite(home);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Override
  protected DiskPlatform platform() {
    return site.platform();
  }

  @Override
  protected DiskId disk() {
    return QemuSite.ESSD;
  }

  @Override
  protected DiskId slowDisk() {
    return QemuSite.SLOW;
  }

  @Override
  protected String node() {
    return site.platform().node();
  }

  @Override
  protected Pace lingering() {
    return Pace.GENTLE;
  }

  @Override
  protected Evidence letFinish(SnapshotOrder order) {
    return ((SnapshotStatus.Done)
            await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> platform().observe(order), SnapshotStatus.Done.class::isInstance))
        .evidence();
  }

  @Override
  protected void changeDisk() {
    site.write(disk(), "8M", "2M", 7);
  }

  @Override
  protected void loseJob(SnapshotOrder order) {
    site.killDaemon();
  }
}
