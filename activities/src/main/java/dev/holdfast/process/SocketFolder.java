package dev.holdfast.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** Where unix sockets go, whose paths may have 107 bytes only. */
public final class SocketFolder {
  private static final int LONGEST_PATH = 90;

  private SocketFolder() {}

  /**
   * The preferred folder if a socket of this name fits in it, else a private one, always the same.
   */
  public static Path forSocket(Path preferred, String socketName) {
    Path absolute = preferred.toAbsolutePath().normalize();
    boolean fits = bytes(absolute.resolve(socketName).toString()).length <= LONGEST_PATH;
    Path folder = fits ? absolute : inTemp(absolute);
    createPrivate(folder);
    return folder;
  }

  private static Path inTemp(Path preferred) {
    UUID name = UUID.nameUUIDFromBytes(bytes(preferred.toString()));
    return Path.of(System.getProperty("java.io.tmpdir"), "holdfast-" + name);
  }

  /** Others may write into the temp folder, so a folder made there by somebody else is refused. */
  private static void createPrivate(Path folder) {
    try {
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      PosixFileAttributes found =
          Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Path mine = Path.of("/proc/self");
      if (!found.isDirectory() || !found.owner().equals(Files.getOwner(mine))) {
        throw new IOException("it is not a folder of this user");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + folder + " for sockets", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
