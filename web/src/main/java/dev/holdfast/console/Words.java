package dev.holdfast.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and sizes in words. */
final class Words {
  /** Unlike the offset of that name, it is written as UTC and not as Z. */
  static final ZoneId UTC = ZoneId.of("UTC");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss zzz", Locale.ENGLISH);
  private static final long KIBI = 1024;

  private Words() {}

  static String time(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  /** In at most two units, rounded down. */
  static String duration(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    if (seconds < 86_400) {
      return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
    }
    return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  private static String two(long big, String bigUnit, long small, String smallUnit) {
    return small == 0 ? big + " " + bigUnit : big + " " + bigUnit + " " + small + " " + smallUnit;
  }

  static String size(long bytes) {
    long unit = KIBI * KIBI * KIBI;
    if (bytes >= unit) {
      return oneDigit(bytes, unit) + " GiB";
    }
    unit /= KIBI;
    return bytes >= unit ? oneDigit(bytes, unit) + " MiB" : Math.ceilDiv(bytes, KIBI) + " KiB";
  }

  private static String oneDigit(long bytes, long unit) {
    return bytes % unit == 0
        ? String.valueOf(bytes / unit)
        : String.format(Locale.ROOT, "%.1f", (double) bytes / unit);
  }
}
