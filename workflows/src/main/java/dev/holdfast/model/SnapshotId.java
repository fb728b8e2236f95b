package dev.holdfast.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Identifies a snapshot; {@code s-} and then lower-case letters and digits. */
public record SnapshotId(@JsonValue String value) implements Comparable<SnapshotId> {
  public static final String PREFIX = "s-";

  /** Throws {@link IllegalArgumentException} when the text has not the form of such an id. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SnapshotId {
    IdFormat.require(PREFIX, value);
  }

  /** Empty when the text has not the form of such an id: then nothing of that name can exist. */
  public static Optional<SnapshotId> parse(String text) {
    return IdFormat.matches(PREFIX, text) ? Optional.of(new SnapshotId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(SnapshotId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
