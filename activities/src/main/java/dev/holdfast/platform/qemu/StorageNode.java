package dev.holdfast.platform.qemu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The name of this host as part of task queue names. */
public final class StorageNode {
  private StorageNode() {}

  /** This host's name, with everything but lower-case letters and digits turned into dashes. */
  public static String local() {
    try {
      return sanitised(Files.readString(Path.of("/proc/sys/kernel/hostname")));
    } catch (IOException e) {
      return "localhost";
    }
  }

  static String sanitised(String hostName) {
    String name =
        hostName
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return name.isEmpty() ? "localhost" : name;
  }
}
