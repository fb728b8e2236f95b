package dev.holdfast.platform.qemu;

import dev.holdfast.model.InstanceId;
import dev.holdfast.model.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The folder of the sockets: {@code run} under the home folder, or one that only its owner can
 * enter under the temp folder when a path would be too long for a socket.
 */
public final class RunFolder {
  private static final int PATH_LIMIT = 90;
  private static final int LONGEST_NAME = 48;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final Path folder;

  private RunFolder(Path folder) {
    this.folder = folder;
  }

  /** Finds the folder of that home, and makes it when it is not there. */
  public static RunFolder of(Path home) {
    Path run = home.toAbsolutePath().normalize().resolve("run");
    try {
      if (bytes(run) + LONGEST_NAME <= PATH_LIMIT) {
        return new RunFolder(Files.createDirectories(run));
      }
      return new RunFolder(shortFolder(run));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make a folder for sockets", e);
    }
  }

  private static Path shortFolder(Path run) throws IOException {
    String name = "holdfast-" + Sha256.hex(run.toString()).substring(0, 16);
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), name);
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
    if (!Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)
        || !Files.getOwner(folder).equals(Files.getOwner(DurableFiles.folderOf(run)))) {
      throw new IOException(folder + " is not ours alone; remove it");
    }
    return folder;
  }

  private static int bytes(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  /** Where Holdfast talks to the instance's daemon. */
  public Path qmp(InstanceId instance) {
    return folder.resolve(instance.value() + ".qmp");
  }

  /** Where the instance's disks are served over NBD, each as the export named by its id. */
  public Path nbd(InstanceId instance) {
    return folder.resolve(instance.value() + ".nbd");
  }
}
