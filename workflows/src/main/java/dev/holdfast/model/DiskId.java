package dev.holdfast.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Identifies a disk; {@code d-} and then lower-case letters and digits. */
public record DiskId(@JsonValue String value) implements Comparable<DiskId> {
  public static final String PREFIX = "d-";

  /** Throws {@link IllegalArgumentException} when the text has not the form of such an id. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DiskId {
    IdFormat.require(PREFIX, value);
  }

  /** Empty when the text has not the form of such an id: then nothing of that name can exist. */
  public static Optional<DiskId> parse(String text) {
    return IdFormat.matches(PREFIX, text) ? Optional.of(new DiskId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(DiskId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
