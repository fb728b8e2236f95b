package dev.holdfast.platform.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.model.FailureType;
import dev.holdfast.model.Pace;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.platform.PlatformError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QemuEncryptionIT {
  @TempDir Path home;

  private static SnapshotOrder secret(String id, SnapshotCategory category) {
    return QemuSite.order(id, QemuSite.SECRET, category, Pace.FAST);
  }

  @Test
  void snapshotsOfAnEncryptedDiskAreEncryptedAndRestorable() throws IOException {
    try (QemuSite site = new QemuSite(QemuSettings.under(home), true)) {
      site.write(QemuSite.SECRET, "1M", "1M", 0x41);
      Path first = site.image(QemuSite.SECRET, "first");
      site.make(secret("s-1", SnapshotCategory.STANDARD));
      site.write(QemuSite.SECRET, "2M", "1M", 0x41);
      Path second = site.image(QemuSite.SECRET, "second");
      SnapshotOrder increment = secret("s-2", SnapshotCategory.STANDARD);
      assertThat(site.make(increment).parent()).isEqualTo(new SnapshotId("s-1"));

      site.assertRestores("s-1", first);
      site.assertRestores("s-2", second);
      for (String id : new String[] {"s-1", "s-2"}) {
        Path data = site.repository(QemuSite.SECRET).resolve(id + ".qcow2");
        String content = Files.readString(data, StandardCharsets.ISO_8859_1);
        assertThat(content.contains("A".repeat(64))).as(id).isFalse();
      }
      Path key = site.layout.key(QemuSite.SECRET);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
      PlatformError refusal =
          Assertions.catchThrowableOfType(
              PlatformError.class,
              () -> site.platform().start(secret("s-f", SnapshotCategory.FLASH)));
      assertThat(refusal.type()).isEqualTo(FailureType.NOT_SUPPORTED);
      assertThat(refusal.code()).isEqualTo("DiskCategory.OperationNotSupported");
    }
  }
}
