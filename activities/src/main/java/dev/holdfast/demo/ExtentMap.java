package dev.holdfast.demo;

import dev.holdfast.platform.qemu.Commands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the blocks of one file lie on its disk, in the order of the file. */
public record ExtentMap(List<Extent> extents) {
  private static final int BLOCK = 4096;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** A line such as {@code 0/ 0 1/ 1 0 - 16383 34816 - 51199 16384}. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*\\d+/\\s*\\d+\\s+\\d+/\\s*\\d+\\s+\\d+\\s*-\\s*\\d+\\s+(\\d+)\\s*-\\s*\\d+\\s+(\\d+).*");

  /** A run of bytes on the disk. */
  public record Extent(long offset, long bytes) {}

  public ExtentMap {
    extents = List.copyOf(extents);
  }

  /** Asks the file system in a raw image, whose blocks must have 4 KiB, by {@code debugfs}. */
  public static ExtentMap of(Path rawImage, String file) {
    String answer =
        Commands.run(
            PATIENCE, List.of("debugfs", "-R", "dump_extents -l /" + file, rawImage.toString()));
    List<Extent> found = new ArrayList<>();
    for (String line : answer.lines().toList()) {
      Matcher match = LINE.matcher(line);
      if (match.matches()) {
        long offset = Long.parseLong(match.group(1)) * BLOCK;
        found.add(new Extent(offset, Long.parseLong(match.group(2)) * BLOCK));
      }
    }
    if (found.isEmpty()) {
      throw new IllegalStateException(rawImage + " has no file " + file + ": " + answer);
    }
    return new ExtentMap(found);
  }

  /** Records that fit into the file. */
  long slots() {
    return extents.stream().mapToLong(Extent::bytes).sum() / DiskRecord.BYTES;
  }

  /** Where on the disk the record of that number belongs; the numbers wrap around. */
  long offsetOf(long number) {
    long rest = (number - 1) % slots() * DiskRecord.BYTES;
    for (Extent extent : extents) {
      if (rest < extent.bytes()) {
        return extent.offset() + rest;
      }
      rest -= extent.bytes();
    }
    throw new IllegalArgumentException("no place for record " + number);
  }
}
