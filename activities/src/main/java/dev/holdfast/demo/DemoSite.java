package dev.holdfast.demo;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.DiskType;
import dev.holdfast.model.InstanceId;
import dev.holdfast.platform.qemu.Commands;
import dev.holdfast.platform.qemu.DiskFile;
import dev.holdfast.platform.qemu.DurableFiles;
import dev.holdfast.platform.qemu.InstanceFile;
import dev.holdfast.platform.qemu.JsonFiles;
import dev.holdfast.platform.qemu.QemuImg;
import dev.holdfast.platform.qemu.SiteLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Makes the demo instance: four disks of 1 GiB, three of them with real file systems. */
public final class DemoSite {
  public static final InstanceId INSTANCE = new InstanceId("i-holdfastdemo00000001");
  public static final DiskId SYSTEM = new DiskId("d-holdfastdemo00000001");
  public static final DiskId DATA = new DiskId("d-holdfastdemo00000002");
  public static final DiskId EFFICIENCY = new DiskId("d-holdfastdemo00000003");
  public static final DiskId ENCRYPTED = new DiskId("d-holdfastdemo00000004");
  private static final List<DemoDisk> DISKS =
      List.of(
          new DemoDisk(SYSTEM, "demo-system", DiskType.SYSTEM, "cloud_essd", false, "/dev/vda"),
          new DemoDisk(DATA, "demo-data", DiskType.DATA, "cloud_essd", false, "/dev/vdb"),
          new DemoDisk(
              EFFICIENCY, "demo-archive", DiskType.DATA, "cloud_efficiency", false, "/dev/vdc"),
          new DemoDisk(ENCRYPTED, "demo-secret", DiskType.DATA, "cloud_essd", true, "/dev/vdd"));
  private static final long DISK_BYTES = 1L << 30;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final SiteLayout layout;
  private final QemuImg qemuImg = new QemuImg(PATIENCE);
  private final Instant now;

  public DemoSite(SiteLayout layout, InstantSource clock) {
    this.layout = layout;
    this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Makes the instance when it is not there. It appears as a whole: what an interrupted attempt
   * left is thrown away.
   */
  public void ensure() {
    if (Files.exists(layout.instanceFolder(INSTANCE))) {
      return;
    }
    Path building = layout.site().resolve("." + INSTANCE + ".new");
    try {
      remove(building);
      Files.createDirectories(building);
      for (DemoDisk disk : DISKS) {
        make(disk, building);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the demo instance in " + building, e);
    }
    JsonFiles.write(
        SiteLayout.instanceFile(building),
        new InstanceFile(INSTANCE, "demo", SiteLayout.REGION, SiteLayout.ZONE, now));
    DurableFiles.rename(building, layout.instanceFolder(INSTANCE));
  }

  /** Where the records lie on the data disk; the demo instance must be there. */
  public ExtentMap records() {
    return JsonFiles.read(recordsFile(layout.instanceFolder(INSTANCE)), ExtentMap.class)
        .orElseThrow(() -> new IllegalStateException("The demo instance is not there"));
  }

  private void make(DemoDisk disk, Path building) throws IOException {
    Path folder = Files.createDirectories(building.resolve(disk.id().value()));
    Path image = SiteLayout.image(folder);
    if (disk.encrypted()) {
      qemuImg.create(image, new QemuImg.NewImage(DISK_BYTES, null, newKey(disk.id())));
    } else {
      makeFileSystem(disk, building, image);
    }
    DurableFiles.sync(image);
    JsonFiles.write(SiteLayout.diskFile(folder), description(disk));
  }

  private void makeFileSystem(DemoDisk disk, Path building, Path image) throws IOException {
    Path raw = building.resolve("raw");
    Path content = Files.createDirectories(building.resolve("content"));
    fill(disk.id(), content);
    Commands.run(PATIENCE, List.of("truncate", "-s", "" + DISK_BYTES, raw.toString()));
    Commands.run(
        PATIENCE,
        List.of("mkfs.ext4", "-q", "-F", "-b", "4096", "-d", content.toString(), raw.toString()));
    if (disk.id().equals(DATA)) {
      JsonFiles.write(recordsFile(building), ExtentMap.of(raw, DemoContent.RECORDS));
    }
    qemuImg.toQcow2(raw, image);
    Files.delete(raw);
    remove(content);
  }

  private static void fill(DiskId disk, Path content) throws IOException {
    if (disk.equals(SYSTEM)) {
      DemoContent.system(content);
    } else if (disk.equals(DATA)) {
      DemoContent.records(content);
    } else {
      DemoContent.note(content);
    }
  }

  private Path newKey(DiskId disk) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    Path key = layout.key(disk);
    DurableFiles.writeSecret(
        key, HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII));
    return key;
  }

  private DiskFile description(DemoDisk disk) {
    return new DiskFile(
        disk.id(),
        disk.name(),
        disk.type(),
        disk.category(),
        DISK_BYTES,
        disk.encrypted(),
        disk.device(),
        now,
        now);
  }

  private static Path recordsFile(Path instanceFolder) {
    return instanceFolder.resolve("records.json");
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
