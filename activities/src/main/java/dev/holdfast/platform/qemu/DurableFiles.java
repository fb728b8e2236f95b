package dev.holdfast.platform.qemu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** File operations whose effect survives a power cut once they return. */
public final class DurableFiles {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final FileAttribute<?> FOLDER_OF_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private DurableFiles() {}

  /** Replaces the file's content as a whole. */
  public static void write(Path file, byte[] content) {
    Path part = part(file);
    try {
      createFolders(folderOf(file));
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer remaining = ByteBuffer.wrap(content);
        while (remaining.hasRemaining()) {
          channel.write(remaining);
        }
        channel.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + part, e);
    }
    rename(part, file);
  }

  /** Writes a new file that only its owner can read. */
  public static void writeSecret(Path file, byte[] content) {
    Path part = part(file);
    try {
      createFolders(folderOf(file));
      Files.deleteIfExists(part);
      Files.createFile(part, OWNER_ONLY);
      Files.write(part, content);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + part, e);
    }
    sync(part);
    rename(part, file);
  }

  /** Makes a folder that only its owner can enter, and those above it that are missing. */
  public static void createFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folderOf(folder);
    createFolders(parent);
    try {
      Files.createDirectory(folder, FOLDER_OF_OWNER);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
    sync(parent);
  }

  /** The name under which a file is written before it has its own. */
  public static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  /** Renames within a folder, replacing what is there. */
  public static void rename(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot rename " + from + " to " + to, e);
    }
    sync(folderOf(to));
  }

  /** Removes a file; not there is done. */
  public static void delete(Path file) {
    try {
      if (Files.deleteIfExists(file)) {
        sync(folderOf(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file, e);
    }
  }

  /** Brings a file's content, or a folder's entries, to stable storage. */
  public static void sync(Path path) {
    StandardOpenOption mode =
        Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot flush " + path, e);
    }
  }

  /** The folder that a file lies in. */
  static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.getRoot() : folder;
  }
}
