package dev.holdfast.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Identifies an instance; {@code i-} and then lower-case letters and digits. */
public record InstanceId(@JsonValue String value) implements Comparable<InstanceId> {
  public static final String PREFIX = "i-";

  /** Throws {@link IllegalArgumentException} when the text has not the form of such an id. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public InstanceId {
    IdFormat.require(PREFIX, value);
  }

  /** Empty when the text has not the form of such an id: then nothing of that name can exist. */
  public static Optional<InstanceId> parse(String text) {
    return IdFormat.matches(PREFIX, text) ? Optional.of(new InstanceId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(InstanceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
