package dev.holdfast.platform.qemu;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs helper programs to their end. */
public final class Commands {
  private Commands() {}

  /**
   * Runs a program and returns what it printed, errors included. Throws {@link CommandFailed} when
   * it ends with an error, or has to be ended because it takes too long, and {@link
   * UncheckedIOException} when this thread is interrupted meanwhile.
   */
  public static String run(Duration patience, List<String> command) {
    try {
      // A file, because a pipe would have to be read while waiting.
      Path output = Files.createTempFile("holdfast-", ".out");
      try {
        return run(patience, command, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + command.getFirst(), e);
    }
  }

  private static String run(Duration patience, List<String> command, Path output)
      throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(output.toFile())
            .start();
    boolean ended = hasEnded(process, patience);
    String said = Files.readString(output, StandardCharsets.UTF_8);
    if (!ended) {
      throw new CommandFailed(command.getFirst(), "took more than " + patience, said);
    }
    if (process.exitValue() != 0) {
      throw new CommandFailed(command.getFirst(), "ended with " + process.exitValue(), said);
    }
    return said;
  }

  private static boolean hasEnded(Process process, Duration patience) throws IOException {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while it ran");
    } finally {
      // Only one that is cut short still runs here.
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
