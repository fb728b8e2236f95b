package dev.holdfast.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that are there whole or not at all. */
final class Folders {
  private static final String DRAFT = ".draft-";

  private Folders() {}

  /** Fills a folder. */
  @FunctionalInterface
  interface Filler {
    void fill(Path draft) throws IOException;
  }

  /**
   * Fills a draft beside the target and renames it; left-over drafts of interrupted calls are
   * removed, so the caller must be the only one at a time.
   */
  static void createWhole(Path target, Filler filler) throws IOException {
    Path parent = Files.createDirectories(target.toAbsolutePath().getParent());
    String prefix = target.getFileName() + DRAFT;
    removeDrafts(parent, prefix);
    Path draft = Files.createTempDirectory(parent, prefix);
    filler.fill(draft);
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void removeDrafts(Path parent, String prefix) throws IOException {
    try (Stream<Path> siblings = Files.list(parent)) {
      List<Path> drafts =
          siblings.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
      for (Path draft : drafts) {
        delete(draft);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
