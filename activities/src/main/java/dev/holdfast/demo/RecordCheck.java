package dev.holdfast.demo;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the records on a restored disk and tells whether any is missing. */
public final class RecordCheck {
  private RecordCheck() {}

  /**
   * What is there: all records from {@code first} to {@code last}, as far as they still fit; both 0
   * when there is none.
   *
   * @param gap the first number that should be there and is not; 0 when there is no gap
   */
  public record Result(long first, long last, long gap) {
    public boolean isGapFree() {
      return gap == 0;
    }
  }

  /** Checks the records in that file of the file system on a raw image. */
  public static Result check(Path rawImage, String file) {
    return check(rawImage, ExtentMap.of(rawImage, file));
  }

  /** Checks the records at those places of a raw image. */
  public static Result check(Path rawImage, ExtentMap extents) {
    try (FileChannel image = FileChannel.open(rawImage)) {
      return check(image, extents);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + rawImage, e);
    }
  }

  private static Result check(FileChannel image, ExtentMap extents) throws IOException {
    long last = 0;
    for (long slot = 1; slot <= extents.slots(); slot++) {
      last = Math.max(last, read(image, extents.offsetOf(slot)).map(DiskRecord::number).orElse(0L));
    }
    long first = last == 0 ? 0 : Math.max(1, last - extents.slots() + 1);
    for (long number = first; number < last; number++) {
      if (!read(image, extents.offsetOf(number)).equals(Optional.of(new DiskRecord(number)))) {
        return new Result(first, last, number);
      }
    }
    return new Result(first, last, 0);
  }

  private static Optional<DiskRecord> read(FileChannel image, long offset) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(DiskRecord.BYTES);
    while (block.hasRemaining()) {
      if (image.read(block, offset + block.position()) < 0) {
        throw new EOFException("the image ends before offset " + offset);
      }
    }
    return DiskRecord.decoded(block.flip());
  }
}
