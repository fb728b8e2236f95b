package dev.holdfast.ecs;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Times as the API writes them, always in UTC. */
final class WireTime {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter FILTER =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss]'Z'");

  private WireTime() {}

  static String toSeconds(Instant instant) {
    return SECONDS.format(instant);
  }

  static @Nullable String toSecondsOrNull(@Nullable Instant instant) {
    return instant == null ? null : toSeconds(instant);
  }

  static String toMinutes(Instant instant) {
    return MINUTES.format(instant);
  }

  static Instant ofFilter(String text) {
    try {
      return LocalDateTime.parse(text, FILTER).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new EcsError(
          404, "InvalidFilterValue", "A time in a filter must look like 2026-01-31T23:59Z.");
    }
  }
}
