package dev.holdfast.platform.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.model.FailureType;
import dev.holdfast.platform.PlatformError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSpaceTest {
  @TempDir Path folder;

  @Test
  void reservesBeyondTheEndAndGivesBack() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[10_000]);
    FileSpace.reserve(file, 1 << 20);
    assertThat(Files.size(file)).isEqualTo(10_000);
    assertThat(FileSpace.allocated(file)).isGreaterThan(65L << 20);
    FileSpace.release(file);
    assertThat(Files.size(file)).isEqualTo(10_000);
    assertThat(FileSpace.allocated(file)).isLessThan(1 << 20);
  }

  @Test
  void refusesMoreThanThereIsWithoutTakingAny() throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[10]);
    assertThatThrownBy(() -> FileSpace.reserve(file, 1L << 60))
        .isInstanceOfSatisfying(
            PlatformError.class,
            error -> {
              assertThat(error.type()).isEqualTo(FailureType.NO_SPACE);
              assertThat(error.kind()).isEqualTo(PlatformError.Kind.FINAL);
            });
    assertThat(FileSpace.allocated(file)).isLessThan(1 << 20);
  }
}
