package dev.holdfast.platform.qemu;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.InstanceId;
import java.nio.file.Path;

/** Where the disks of a site lie. */
public record SiteLayout(Path home) {
  public static final String REGION = "site-1";
  public static final String ZONE = "site-1-a";

  public Path site() {
    return home.resolve("site");
  }

  public Path instanceFolder(InstanceId instance) {
    return site().resolve(instance.value());
  }

  public static Path instanceFile(Path instanceFolder) {
    return instanceFolder.resolve("instance.json");
  }

  public static Path diskFile(Path diskFolder) {
    return diskFolder.resolve("disk.json");
  }

  public static Path image(Path diskFolder) {
    return diskFolder.resolve("disk.qcow2");
  }

  /** Of an encrypted disk; apart from it, because its snapshots outlive it and need the key. */
  public Path key(DiskId disk) {
    return home.resolve("keys").resolve(disk.value());
  }

  Path lock() {
    return home.resolve("run").resolve("storage-node.lock");
  }
}
