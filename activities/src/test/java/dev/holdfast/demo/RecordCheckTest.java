package dev.holdfast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.demo.ExtentMap.Extent;
import dev.holdfast.demo.RecordCheck.Result;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordCheckTest {
  /** Four records, in two pieces that lie the wrong way round. */
  private static final ExtentMap EXTENTS =
      new ExtentMap(List.of(new Extent(40_960, 8_192), new Extent(4_096, 8_192)));

  @TempDir Path folder;

  private Path image(long... numbers) throws IOException {
    Path image = folder.resolve("image");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(65_536);
      for (long number : numbers) {
        file.seek(EXTENTS.offsetOf(number));
        file.write(new DiskRecord(number).encoded());
      }
    }
    return image;
  }

  @Test
  void findsNothingOnABlankDisk() throws IOException {
    assertThat(RecordCheck.check(image(), EXTENTS)).isEqualTo(new Result(0, 0, 0));
  }

  @Test
  void acceptsAPrefix() throws IOException {
    assertThat(RecordCheck.check(image(1, 2, 3), EXTENTS)).isEqualTo(new Result(1, 3, 0));
  }

  @Test
  void acceptsAWindowAfterWrapping() throws IOException {
    assertThat(RecordCheck.check(image(1, 2, 3, 4, 5, 6), EXTENTS)).isEqualTo(new Result(3, 6, 0));
  }

  @Test
  void namesTheFirstRecordThatIsMissing() throws IOException {
    assertThat(RecordCheck.check(image(1, 3), EXTENTS)).isEqualTo(new Result(1, 3, 2));
    assertThat(RecordCheck.check(image(1, 2, 3, 4, 6), EXTENTS).gap()).isEqualTo(5);
  }

  @Test
  void doesNotTakeATornRecordForOne() throws IOException {
    Path image = image(1, 2);
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.seek(EXTENTS.offsetOf(2) + 2_000);
      file.write(new byte[100]);
    }
    assertThat(RecordCheck.check(image, EXTENTS)).isEqualTo(new Result(1, 1, 0));
  }
}
