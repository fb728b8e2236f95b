package dev.holdfast.cli;

import dev.holdfast.model.SnapshotId;
import java.nio.file.Path;

/** Writes the content of a snapshot to a file. */
@FunctionalInterface
public interface SnapshotRestore {
  /**
   * Writes a raw image.
   *
   * @param target must not exist; it is whole once it does
   * @throws RuntimeException with a sentence for a person when it cannot
   */
  void restore(SnapshotId snapshot, Path target);
}
