package dev.holdfast.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a platform is given to recognise a repeated request: 64 lower-case hex digits (SHA-256 of
 * the request key).
 */
public record PlatformToken(@JsonValue String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PlatformToken {
    if (!value.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a platform token has 64 lower-case hex digits");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
