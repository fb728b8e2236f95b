package dev.holdfast.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * Identifies a policy (ECS: automatic snapshot policy); {@code sp-} and then lower-case letters and
 * digits.
 */
public record PolicyId(@JsonValue String value) implements Comparable<PolicyId> {
  public static final String PREFIX = "sp-";

  /** Throws {@link IllegalArgumentException} when the text has not the form of such an id. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PolicyId {
    IdFormat.require(PREFIX, value);
  }

  /** Empty when the text has not the form of such an id: then nothing of that name can exist. */
  public static Optional<PolicyId> parse(String text) {
    return IdFormat.matches(PREFIX, text) ? Optional.of(new PolicyId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(PolicyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
