package dev.holdfast.platform.qemu;

import dev.holdfast.model.FailureType;
import dev.holdfast.platform.PlatformError;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Room that files take up. A copy's file gets what it needs beyond its end before the copy begins:
 * without that a full repository would make the writes of the disk's own user fail.
 */
final class FileSpace {
  private static final long MARGIN = 64L << 20;
  private static final long STAT_BLOCK = 512;
  private static final long MIB = 1L << 20;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private FileSpace() {}

  /** Refuses (final, NO_SPACE) when there is no room for that many bytes and a margin. */
  static void reserve(Path file, long bytes) {
    long wanted = bytes + MARGIN;
    // The file system would take all that is left before it says no, also from the disks on it.
    if (free(DurableFiles.folderOf(file)) < wanted) {
      throw noSpace(file, wanted);
    }
    try {
      String end = "" + Files.size(file);
      Commands.run(
          PATIENCE,
          List.of("fallocate", "--keep-size", "-o", end, "-l", "" + wanted, file.toString()));
    } catch (CommandFailed e) {
      throw refusal(file, wanted, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the size of " + file, e);
    }
  }

  /** Gives back what the file did not grow into. */
  static void release(Path file) {
    // FileChannel.truncate does nothing when the size stays; this gets to the file system.
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(open.length());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot give back the reserve of " + file, e);
    }
  }

  /** Bytes that the file takes up, which is less than its size where it has holes. */
  static long allocated(Path file) {
    String blocks = Commands.run(PATIENCE, List.of("stat", "--format=%b", file.toString()));
    return Long.parseLong(blocks.strip()) * STAT_BLOCK;
  }

  private static PlatformError refusal(Path file, long wanted, CommandFailed failure) {
    if (failure.output().contains("No space left")) {
      return noSpace(file, wanted);
    }
    return PlatformError.refused(
        FailureType.CONFIGURATION,
        "InternalError.CannotReserve",
        "No room can be reserved for " + file + ": " + failure.getMessage());
  }

  private static PlatformError noSpace(Path file, long wanted) {
    Path folder = DurableFiles.folderOf(file);
    return PlatformError.refused(
        FailureType.NO_SPACE,
        "QuotaExceed.RepositorySpace",
        "The copy needs %d MiB and %s has %d MiB free. Free room there or delete snapshots."
            .formatted(wanted / MIB, folder, free(folder) / MIB));
  }

  /**
   * By the folder's path: a file store is found through the mount table, which is not whole in
   * containers.
   */
  private static long free(Path folder) {
    return folder.toFile().getUsableSpace();
  }
}
