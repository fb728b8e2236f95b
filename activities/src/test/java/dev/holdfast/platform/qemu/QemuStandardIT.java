package dev.holdfast.platform.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.model.Evidence;
import dev.holdfast.model.FullReason;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.platform.PlatformError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QemuStandardIT {
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

  private void delete(String id) {
    site.platform().delete(QemuSite.ESSD, new SnapshotId(id), SnapshotCategory.STANDARD);
  }

  @Test
  void restoresWhatTheDiskHeldAtEachInstant() {
    Path first = site.image(QemuSite.ESSD, "first");
    site.make(QemuSite.standard("s-1"));
    site.write(QemuSite.ESSD, "1M", "100k", 1);
    site.write(QemuSite.ESSD, "40M", "3M", 2);
    Path second = site.image(QemuSite.ESSD, "second");
    Evidence increment = site.make(QemuSite.standard("s-2"));
    site.io(QemuSite.ESSD, "discard 40M 1M");
    Path third = site.image(QemuSite.ESSD, "third");
    site.platform().start(QemuSite.lingering("s-3"));
    site.write(QemuSite.ESSD, "0", "8M", 3);
    site.awaitDone(QemuSite.lingering("s-3"));

    assertThat(increment.storedBytes()).isLessThan(5 << 20);
    site.assertRestores("s-1", first);
    site.assertRestores("s-2", second);
    site.assertRestores("s-3", third);
  }

  @Test
  void whatTheUserWritesDuringTheCopyIsNotInIt() {
    Path before = site.image(QemuSite.ESSD, "before");
    site.platform().start(QemuSite.lingering("s-1"));
    site.write(QemuSite.ESSD, "0", "4M", 9);
    site.awaitDone(QemuSite.lingering("s-1"));
    site.assertRestores("s-1", before);
  }

  @Test
  void namesBackingFilesRelativelySoThatTheRepositoryCanMove() {
    site.make(QemuSite.standard("s-1"));
    site.make(QemuSite.standard("s-2"));
    Path data = site.repository(QemuSite.ESSD).resolve("s-2.qcow2");
    String info = Commands.run(Duration.ofMinutes(1), List.of("qemu-img", "info", data.toString()));
    assertThat(info).contains("backing file: s-1.qcow2");
    assertThat(Commands.run(Duration.ofMinutes(1), List.of("qemu-img", "check", data.toString())))
        .contains("No errors");
  }

  @Test
  void leavesDataAndSidecarOnly() throws IOException {
    site.make(QemuSite.standard("s-1"));
    site.make(QemuSite.standard("s-2"));
    assertThat(site.repositoryFiles(QemuSite.ESSD))
        .containsExactly("s-1.json", "s-1.qcow2", "s-2.json", "s-2.qcow2");
    Path data = site.repository(QemuSite.ESSD).resolve("s-1.qcow2");
    assertThat(FileSpace.allocated(data)).isLessThan(8L << 20);
  }

  @Test
  void goesOnIncrementallyAfterAnOrderlyRestart() {
    site.make(QemuSite.standard("s-1"));
    site.restartAll();
    site.write(QemuSite.ESSD, "1M", "64k", 5);
    assertThat(site.make(QemuSite.standard("s-2")).parent()).isEqualTo(new SnapshotId("s-1"));
  }

  @Test
  void beginsAFullOneWhenTheChainIsLongEnough() {
    site.restartJava(site.settings().withChainLimit(2));
    site.make(QemuSite.standard("s-1"));
    assertThat(site.make(QemuSite.standard("s-2")).fullReason()).isNull();
    assertThat(site.make(QemuSite.standard("s-3")).fullReason()).isEqualTo(FullReason.CHAIN_LIMIT);
    assertThat(site.make(QemuSite.standard("s-4")).parent()).isEqualTo(new SnapshotId("s-3"));
  }

  @Test
  void beginsAFullOneAfterTheNewestWasDeleted() {
    site.make(QemuSite.standard("s-1"));
    site.make(QemuSite.standard("s-2"));
    delete("s-2");
    assertThat(site.make(QemuSite.standard("s-3")).fullReason()).isEqualTo(FullReason.PARENT_GONE);
    assertThat(site.make(QemuSite.standard("s-4")).parent()).isEqualTo(new SnapshotId("s-3"));
  }

  @Test
  void removesWhatAnInterruptedDeletionLeft() throws IOException {
    site.make(QemuSite.standard("s-1"));
    Files.delete(site.repository(QemuSite.ESSD).resolve("s-1.json"));
    delete("s-1");
    assertThat(site.repositoryFiles(QemuSite.ESSD)).isEmpty();
  }

  @Test
  void namesTheSidecarThatItCannotRead() throws IOException {
    site.make(QemuSite.standard("s-1"));
    Path sidecar = site.repository(QemuSite.ESSD).resolve("s-1.json");
    for (String garbage : List.of("", "garbage", "null", "{}", "[1]", "{\"format\": 99}")) {
      Files.writeString(sidecar, garbage);
      assertThatThrownBy(() -> site.platform().observe(QemuSite.standard("s-1")))
          .as(garbage)
          .isInstanceOf(PlatformError.class)
          .hasMessageContaining("s-1.json");
    }
  }

  @Test
  void refusesToExportOverAFileOrFromNothing() throws IOException {
    Path taken = Files.writeString(home.resolve("taken"), "precious");
    SnapshotExporter exporter = new SnapshotExporter(site.settings());
    assertThatThrownBy(() -> exporter.export(new SnapshotId("s-1"), taken))
        .isInstanceOf(PlatformError.class);
    assertThatThrownBy(() -> exporter.export(new SnapshotId("s-1"), home.resolve("new")))
        .isInstanceOf(PlatformError.class)
        .hasMessageContaining("no snapshot s-1");
    assertThat(taken).hasContent("precious");
  }
}
