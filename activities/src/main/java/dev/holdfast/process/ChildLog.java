package dev.holdfast.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The log of one child: appended over restarts, one older file kept. */
final class ChildLog {
  private static final long ROTATE_AT = 10L << 20;
  private static final int TAIL_BYTES = 2_000;

  private final Path file;
  private long startedAt;

  ChildLog(Path directory, String name) {
    file = directory.resolve(name + ".log");
  }

  Path file() {
    return file;
  }

  /** Rotates when it has grown too long and notes where the next start begins. */
  void beginStart() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (size() > ROTATE_AT) {
        Path older = file.resolveSibling(file.getFileName() + ".1");
        Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
      }
      startedAt = size();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the log " + file, e);
    }
  }

  /** The last words since the last start, as they are. */
  String tail() {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(startedAt, log.length() - TAIL_BYTES);
      byte[] bytes = new byte[(int) Math.max(0, log.length() - from)];
      log.seek(from);
      log.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  private long size() throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
