package dev.holdfast.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The part of {@code /proc/<pid>/stat} that identifies a process.
 *
 * @param startTicks clock ticks from boot to its start (field 22)
 */
record ProcStat(char state, long startTicks) {
  private static final int STATE = 0;
  private static final int START_TICKS = 19;

  /** Empty when there is no such process. */
  static Optional<ProcStat> read(long pid) {
    try {
      return Optional.of(parse(text(Path.of("/proc", Long.toString(pid), "stat"))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static String bootId() {
    try {
      return text(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the boot id of this machine", e);
    }
  }

  /** The name in parentheses may itself hold blanks and parentheses, so count from the last one. */
  static ProcStat parse(String line) {
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return new ProcStat(fields[STATE].charAt(0), Long.parseLong(fields[START_TICKS]));
  }

  /** A zombie has ended, whether or not its parent ever asks. */
  boolean hasEnded() {
    return state == 'Z' || state == 'X';
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
