package dev.holdfast.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.model.Disk;
import dev.holdfast.model.Pace;
import dev.holdfast.model.PlatformToken;
import dev.holdfast.model.Sha256;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.platform.SnapshotStatus;
import dev.holdfast.platform.qemu.Commands;
import dev.holdfast.platform.qemu.QemuPlatform;
import dev.holdfast.platform.qemu.QemuSettings;
import dev.holdfast.platform.qemu.SiteLayout;
import dev.holdfast.platform.qemu.SnapshotExporter;
import dev.holdfast.process.Child;
import dev.holdfast.process.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSiteIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration QUICK = Duration.ofMillis(10);

  @TempDir Path home;
  private Supervisor supervisor;
  private QemuSettings settings;
  private QemuPlatform platform;
  private DemoSite demo;

  @BeforeEach
  void open() throws IOException {
    settings = QemuSettings.under(home);
    demo = new DemoSite(new SiteLayout(home), InstantSource.system());
    Path leftOver = home.resolve("site/." + DemoSite.INSTANCE + ".new/content");
    Files.createDirectories(leftOver);
    Files.writeString(leftOver.resolve("half a file"), "of an interrupted attempt");
    demo.ensure();
    supervisor = new Supervisor(home.resolve("run"), home.resolve("logs"));
    platform = new QemuPlatform(settings, supervisor, InstantSource.system());
    platform.open();
  }

  @AfterEach
  void close() {
    platform.close();
    supervisor.stopAll();
  }

  private DemoWriter writer() {
    return new DemoWriter(
        new NbdExport(platform.nbdSocket(DemoSite.INSTANCE), DemoSite.DATA), demo.records(), QUICK);
  }

  private static void awaitRecord(DemoWriter writer, long number) {
    await().atMost(LONG).until(() -> writer.acknowledged() >= number);
  }

  private RecordCheck.Result snapshot(String id) {
    SnapshotOrder order =
        new SnapshotOrder(
            new SnapshotId(id),
            DemoSite.DATA,
            platform.node(),
            SnapshotCategory.STANDARD,
            new PlatformToken(Sha256.hex(id)),
            Pace.FAST,
            null,
            null);
    platform.start(order);
    await().atMost(LONG).until(() -> platform.observe(order) instanceof SnapshotStatus.Done);
    Path raw = home.resolve(id + ".raw");
    new SnapshotExporter(settings).export(order.snapshot(), raw);
    Commands.run(LONG, List.of("e2fsck", "-fn", raw.toString()));
    return RecordCheck.check(raw, DemoContent.RECORDS);
  }

  @Test
  void snapshotsHoldAGapFreePrefixOfTheRecordsThroughEveryRestart() throws IOException {
    demo.ensure();
    assertThat(platform.inventory().disks())
        .extracting(Disk::id)
        .containsExactly(DemoSite.SYSTEM, DemoSite.DATA, DemoSite.EFFICIENCY, DemoSite.ENCRYPTED);
    try (DemoWriter writer = writer()) {
      writer.start();
      awaitRecord(writer, 20);
      long acknowledged = writer.acknowledged();
      RecordCheck.Result first = snapshot("s-1");
      assertThat(first.isGapFree()).isTrue();
      assertThat(first.first()).isEqualTo(1);
      assertThat(first.last()).isBetween(acknowledged, writer.acknowledged());

      Child daemon = supervisor.children().getFirst();
      ProcessHandle.of(daemon.pid()).orElseThrow().destroyForcibly();
      awaitRecord(writer, writer.acknowledged() + 20);
    }
    long acknowledged;
    try (DemoWriter resumed = writer()) {
      resumed.start();
      awaitRecord(resumed, 50);
      acknowledged = resumed.acknowledged();
    }
    RecordCheck.Result second = snapshot("s-2");
    assertThat(second.isGapFree()).isTrue();
    assertThat(second.last()).isGreaterThanOrEqualTo(acknowledged);
  }
}
