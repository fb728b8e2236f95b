package dev.holdfast.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs that the machine or the launcher provides. */
final class Tool {
  private Tool() {}

  /** Looks along {@code PATH} first and in the tools folder then. */
  static Optional<Path> find(String name, Path tools) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(
            Arrays.stream(path.split(File.pathSeparator, -1)).map(Path::of), Stream.of(tools))
        .map(folder -> folder.resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
