package dev.holdfast.platform.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.model.FailureType;
import dev.holdfast.platform.PlatformError;
import dev.holdfast.platform.SnapshotStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository on a file system of its own that is as good as full. Mounting it needs root. */
class QemuNoSpaceIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long MIB = 1 << 20;

  @TempDir Path home;
  private Path mount;
  private QemuSite site;

  @BeforeEach
  void open() throws IOException {
    Path image = home.resolve("small.ext4");
    mount = Files.createDirectories(home.resolve("small"));
    Commands.run(PATIENCE, List.of("truncate", "-s", "160M", image.toString()));
    Commands.run(PATIENCE, List.of("mkfs.ext4", "-q", "-m", "0", image.toString()));
    Commands.run(PATIENCE, List.of("mount", "-o", "loop", image.toString(), mount.toString()));
    QemuSettings settings = QemuSettings.under(home).withRepository(mount.resolve("repository"));
    site = new QemuSite(settings.withGentle(2 * MIB), false);
  }

  @AfterEach
  void close() {
    site.close();
    Commands.run(PATIENCE, List.of("umount", mount.toString()));
  }

  private long free() throws IOException {
    return Files.getFileStore(mount).getUsableSpace();
  }

  private void fillUpTo(long bytesLeft) throws IOException {
    Path ballast = mount.resolve("ballast");
    String length = "" + (free() - bytesLeft);
    Commands.run(PATIENCE, List.of("fallocate", "-l", length, ballast.toString()));
  }

  @Test
  void refusesBeforeTheCopyBeginsAndTakesNothing() throws IOException {
    fillUpTo(60 * MIB);
    long before = free();
    PlatformError refusal =
        Assertions.catchThrowableOfType(
            PlatformError.class, () -> site.platform().start(QemuSite.standard("s-1")));
    assertThat(refusal.kind()).isEqualTo(PlatformError.Kind.FINAL);
    assertThat(refusal.type()).isEqualTo(FailureType.NO_SPACE);
    assertThat(refusal.sentence()).contains("66 MiB").contains("Free room");
    assertThat(site.repositoryFiles(QemuSite.ESSD)).isEmpty();
    assertThat(free()).isGreaterThan(before - MIB);
    assertThat(site.platform().observe(QemuSite.standard("s-1")))
        .isEqualTo(new SnapshotStatus.Absent(true));
  }

  @Test
  void aRepositoryThatFillsUpDuringTheCopyHurtsNeitherTheCopyNorTheDisk() throws IOException {
    Path before = site.image(QemuSite.ESSD, "before");
    site.platform().start(QemuSite.lingering("s-1"));
    fillUpTo(MIB);
    site.write(QemuSite.ESSD, "0", "32M", 6);
    site.awaitDone(QemuSite.lingering("s-1"));
    assertThat(free()).isGreaterThan(50 * MIB);
    site.assertRestores("s-1", before);
  }
}
