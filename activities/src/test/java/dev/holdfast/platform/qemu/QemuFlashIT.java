package dev.holdfast.platform.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.model.FullReason;
import dev.holdfast.model.Pace;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.platform.SnapshotStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QemuFlashIT {
  private static final SnapshotOrder FLASH =
      QemuSite.order("s-f", QemuSite.ESSD, SnapshotCategory.FLASH, Pace.FAST);

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

  @Test
  void restoresWhatTheDiskHeldWhileTheDiskIsInUse() {
    Path before = site.image(QemuSite.ESSD, "before");
    site.make(FLASH);
    site.write(QemuSite.ESSD, "0", "4M", 4);
    site.assertRestores("s-f", before);
  }

  @Test
  void aSnapshotWhoseSidecarWasCutOffIsFoundByItsName() throws IOException {
    SnapshotStatus made = site.platform().start(FLASH);
    Path sidecar = site.diskFolder(QemuSite.ESSD).resolve("flash/s-f.json");
    Files.delete(sidecar);
    site.restartJava();
    SnapshotStatus found = site.platform().start(FLASH);
    assertThat(((SnapshotStatus.Done) found).evidence().takenAt())
        .isEqualTo(((SnapshotStatus.Done) made).evidence().takenAt());
    assertThat(sidecar).exists();
  }

  @Test
  void leavesTheNextStandardSnapshotIncrementalAndRight() {
    site.make(QemuSite.standard("s-1"));
    site.write(QemuSite.ESSD, "1M", "1M", 4);
    site.make(FLASH);
    site.write(QemuSite.ESSD, "2M", "1M", 5);
    Path before = site.image(QemuSite.ESSD, "before");
    assertThat(site.make(QemuSite.standard("s-2")).parent()).isEqualTo(new SnapshotId("s-1"));
    site.assertRestores("s-2", before);
    site.platform().delete(QemuSite.ESSD, FLASH.snapshot(), SnapshotCategory.FLASH);
    assertThat(site.make(QemuSite.standard("s-3")).parent()).isEqualTo(new SnapshotId("s-2"));
    site.assertRestores("s-3", before);
  }

  @Test
  void aFullCopyOfADiskWithFlashSnapshotsHasTheDiskOnly() {
    site.make(FLASH);
    site.write(QemuSite.ESSD, "0", "2M", 4);
    Path before = site.image(QemuSite.ESSD, "before");
    assertThat(site.make(QemuSite.standard("s-1")).fullReason()).isEqualTo(FullReason.FIRST);
    site.assertRestores("s-1", before);
  }
}
