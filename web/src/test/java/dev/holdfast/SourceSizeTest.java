package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceSizeTest {
  private static final int LIMIT = 500;
  private static final List<String> MODULES =
      List.of("workflows", "activities", "scheduler", "web");

  @Test
  void noSourceFileIsLongerThanFiveHundredLines() throws IOException {
    Path root = root();
    for (String module : MODULES) {
      List<Path> sources = sources(root.resolve(module).resolve("src"));
      assertThat(sources).as(module).isNotEmpty().allMatch(SourceSizeTest::isShort);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!MODULES.stream().map(folder::resolve).allMatch(Files::isDirectory)) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static boolean isShort(Path source) {
    try (Stream<String> lines = Files.lines(source)) {
      return lines.count() <= LIMIT;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
