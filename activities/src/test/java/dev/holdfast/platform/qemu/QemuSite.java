package dev.holdfast.platform.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.DiskType;
import dev.holdfast.model.Evidence;
import dev.holdfast.model.InstanceId;
import dev.holdfast.model.Pace;
import dev.holdfast.model.PlatformToken;
import dev.holdfast.model.Sha256;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.platform.SnapshotStatus;
import dev.holdfast.process.Child;
import dev.holdfast.process.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A small site with a real storage daemon: one instance with an ESSD, a slow, an encrypted disk.
 */
final class QemuSite implements AutoCloseable {
  static final InstanceId INSTANCE = new InstanceId("i-1");
  static final DiskId ESSD = new DiskId("d-1");
  static final DiskId SLOW = new DiskId("d-2");
  static final DiskId SECRET = new DiskId("d-3");
  static final long DISK_BYTES = 64L << 20;
  static final int DATA_BYTES = 2 << 20;

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

  final Path home;
  final SiteLayout layout;
  private QemuSettings settings;
  private Supervisor supervisor;
  private QemuPlatform platform;

  QemuSite(Path home) throws IOException {
    this(QemuSettings.under(home).withGentle(2 << 20), false);
  }

  /** Making an encrypted disk takes seconds, so only those who want one get it. */
  QemuSite(QemuSettings settings, boolean withSecretDisk) throws IOException {
    this.home = settings.home();
    this.settings = settings;
    this.layout = new SiteLayout(home);
    Path folder = layout.instanceFolder(INSTANCE);
    JsonFiles.write(
        SiteLayout.instanceFile(folder),
        new InstanceFile(INSTANCE, "test", SiteLayout.REGION, SiteLayout.ZONE, CREATED));
    makeDisk(ESSD, "cloud_essd", false);
    makeDisk(SLOW, "cloud_efficiency", false);
    if (withSecretDisk) {
      makeDisk(SECRET, "cloud_essd", true);
    }
    supervisor = new Supervisor(home.resolve("run"), home.resolve("logs"));
    platform = new QemuPlatform(settings, supervisor, InstantSource.system());
    platform.open();
  }

  private void makeDisk(DiskId id, String category, boolean encrypted) throws IOException {
    Path folder = diskFolder(id);
    Path key = layout.key(id);
    if (encrypted) {
      DurableFiles.writeSecret(key, "a key for tests".getBytes(StandardCharsets.US_ASCII));
    }
    Files.createDirectories(folder);
    QemuImg.NewImage wanted = new QemuImg.NewImage(DISK_BYTES, null, encrypted ? key : null);
    if (encrypted) {
      new QemuImg(PATIENCE).create(SiteLayout.image(folder), wanted);
    } else {
      Path raw = home.resolve("raw");
      byte[] content = new byte[DATA_BYTES];
      new Random(1).nextBytes(content);
      Files.write(raw, content);
      Commands.run(PATIENCE, List.of("truncate", "-s", "" + DISK_BYTES, raw.toString()));
      new QemuImg(PATIENCE).toQcow2(raw, SiteLayout.image(folder));
      Files.delete(raw);
    }
    JsonFiles.write(
        SiteLayout.diskFile(folder),
        new DiskFile(
            id,
            "test",
            DiskType.DATA,
            category,
            DISK_BYTES,
            encrypted,
            "/dev/vdb",
            CREATED,
            CREATED));
  }

  Path diskFolder(DiskId disk) {
    return layout.instanceFolder(INSTANCE).resolve(disk.value());
  }

  Path repository(DiskId disk) {
    return new Repository(settings.repository()).folder(disk);
  }

  QemuPlatform platform() {
    return platform;
  }

  QemuSettings settings() {
    return settings;
  }

  /** As after kill -9 of Java: daemons and their jobs go on, a new program adopts them. */
  void restartJava() {
    restartJava(settings);
  }

  void restartJava(QemuSettings changed) {
    platform.close();
    supervisor.release();
    settings = changed;
    open();
  }

  /** An orderly end of the daemons, and a new start of everything. */
  void restartAll() {
    platform.close();
    supervisor.stopAll();
    open();
  }

  private void open() {
    supervisor = new Supervisor(home.resolve("run"), home.resolve("logs"));
    platform = new QemuPlatform(settings, supervisor, InstantSource.system());
    platform.open();
  }

  long daemonPid() {
    return daemon().pid();
  }

  private Child daemon() {
    return supervisor.children().getFirst();
  }

  /** Kills the daemon and returns when its successor serves the disks. */
  void killDaemon() {
    long pid = daemonPid();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    NbdReadiness ready = new NbdReadiness(platform.nbdSocket(INSTANCE));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> daemon().pid() != pid && daemon().isAlive() && ready.isReady());
  }

  static SnapshotOrder order(String id, DiskId disk, SnapshotCategory category, Pace pace) {
    PlatformToken token = new PlatformToken(Sha256.hex(id));
    return new SnapshotOrder(new SnapshotId(id), disk, "test", category, token, pace, null, null);
  }

  /** A standard snapshot of the ESSD disk at full speed. */
  static SnapshotOrder standard(String id) {
    return order(id, ESSD, SnapshotCategory.STANDARD, Pace.FAST);
  }

  /** A standard snapshot of the ESSD disk that takes about a second. */
  static SnapshotOrder lingering(String id) {
    return order(id, ESSD, SnapshotCategory.STANDARD, Pace.GENTLE);
  }

  /** Makes a snapshot to its end. */
  Evidence make(SnapshotOrder order) {
    platform.start(order);
    return awaitDone(order);
  }

  Evidence awaitDone(SnapshotOrder order) {
    SnapshotStatus status =
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> platform.observe(order), each -> !(each instanceof SnapshotStatus.Running));
    return ((SnapshotStatus.Done) status).evidence();
  }

  /** The disk's content now. */
  Path image(DiskId disk, String name) {
    Path target = home.resolve(name);
    String export = "nbd+unix:///" + disk + "?socket=" + platform.nbdSocket(INSTANCE);
    Commands.run(
        PATIENCE,
        List.of("qemu-img", "convert", "-f", "raw", "-O", "raw", export, target.toString()));
    return target;
  }

  /** The snapshot's content, from disk alone. */
  Path export(String id) {
    Path target = home.resolve(id + ".raw");
    new SnapshotExporter(settings).export(new SnapshotId(id), target);
    return target;
  }

  /** The snapshot must hold exactly that content. */
  void assertRestores(String id, Path content) {
    try {
      assertThat(Files.mismatch(export(id), content)).as("first difference").isEqualTo(-1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of the files in the disk's folder of the repository. */
  List<String> repositoryFiles(DiskId disk) throws IOException {
    try (Stream<Path> files = Files.list(repository(disk))) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  /** Writes through the export, as the disk's user does; fails when the disk reports an error. */
  void write(DiskId disk, String offset, String length, int pattern) {
    io(disk, "write -P " + pattern + " " + offset + " " + length);
  }

  /** Runs one command of {@code qemu-io} on the disk and flushes. */
  void io(DiskId disk, String command) {
    String export = "nbd+unix:///" + disk + "?socket=" + platform.nbdSocket(INSTANCE);
    Commands.run(PATIENCE, List.of("qemu-io", "-f", "raw", "-c", command, "-c", "flush", export));
  }

  @Override
  public void close() {
    platform.close();
    supervisor.stopAll();
  }
}
