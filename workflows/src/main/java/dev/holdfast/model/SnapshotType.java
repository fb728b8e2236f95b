package dev.holdfast.model;

import java.util.Locale;

/** Who asked for a snapshot: a person or program ({@code user}), or a policy ({@code auto}). */
public enum SnapshotType {
  USER,
  AUTO;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
