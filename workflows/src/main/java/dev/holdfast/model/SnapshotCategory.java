package dev.holdfast.model;

import java.util.Locale;
import java.util.Optional;

/** Where a snapshot's data lives, and so what survives its disk. */
public enum SnapshotCategory {
  /** In a repository apart from the disk: full first, then changed blocks only. */
  STANDARD,
  /** In the disk's own storage (ECS: local snapshot): made in milliseconds, gone with the disk. */
  FLASH;

  /** Lower case, as ECS answers show it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** ECS clients write {@code Flash} and {@code flash}: case does not matter. */
  public static Optional<SnapshotCategory> fromWire(String text) {
    for (SnapshotCategory category : values()) {
      if (category.wireName().equals(text.toLowerCase(Locale.ROOT))) {
        return Optional.of(category);
      }
    }
    return Optional.empty();
  }
}
