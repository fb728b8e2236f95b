package dev.holdfast.platform.qemu;

import dev.holdfast.model.FailureType;
import dev.holdfast.platform.PlatformError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Held by the one program that may touch the disks of this storage node. */
final class NodeLock implements AutoCloseable {
  private final FileChannel channel;

  private NodeLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Refuses (final, CONFIGURATION) while another program holds it. */
  static NodeLock take(Path file) {
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw PlatformError.refused(
            FailureType.CONFIGURATION,
            "InternalError.StorageNodeLocked",
            "Another program works on these disks and holds " + file + ".");
      }
      return new NodeLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + file, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot give back the lock of the storage node", e);
    }
  }
}
