package dev.holdfast.schedule;

import dev.holdfast.model.CronSchedule;
import dev.holdfast.schedule.ScheduleCheck.Code;
import dev.holdfast.schedule.ScheduleCheck.Invalid;
import dev.holdfast.schedule.ScheduleCheck.Valid;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads schedules that people write. */
public final class CronSchedules {
  private static final int LONGEST = 200;
  private static final LocalDateTime ANY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
  private static final List<String> UNIX =
      List.of("minute", "hour", "day of month", "month", "day of week");
  private static final List<String> QUARTZ =
      List.of("second", "minute", "hour", "day of month", "month", "day of week");

  private CronSchedules() {}

  /** Checks both parts; the first that is wrong is named. */
  public static ScheduleCheck validate(String expression, String zone) {
    ZoneId zoneId;
    try {
      zoneId = ZoneId.of(zone.strip());
    } catch (DateTimeException unknown) {
      return new Invalid(Code.UNKNOWN_ZONE, "The time zone '" + shown(zone) + "' is not known.");
    }
    Optional<Invalid> fault = fault(expression);
    if (fault.isPresent()) {
      return fault.get();
    }
    String normal = String.join(" ", fields(expression));
    if (LocalTimes.of(normal).after(ANY_TIME).isEmpty()) {
      return new Invalid(
          Code.NEVER_FIRES, "The schedule never fires: no day has its day of month and month.");
    }
    return new Valid(new CronSchedule(normal, zoneId));
  }

  private static Optional<Invalid> fault(String expression) {
    List<String> fields = fields(expression);
    if (expression.length() > LONGEST) {
      return invalid("A schedule has at most " + LONGEST + " characters.");
    }
    if (fields.size() != UNIX.size() && fields.size() != QUARTZ.size()) {
      return invalid(
          "A schedule has five fields, or six with seconds first; this one has %d."
              .formatted(expression.isBlank() ? 0 : fields.size()));
    }
    if (parses(fields)) {
      return Optional.empty();
    }
    return invalid(
        firstBadField(fields)
            .orElse("Of day of month and day of week one must be '?' when seconds are given."));
  }

  /** Tries each field alone, because the parser's own message does not say which one it means. */
  private static Optional<String> firstBadField(List<String> fields) {
    List<String> names = fields.size() == UNIX.size() ? UNIX : QUARTZ;
    for (int i = 0; i < fields.size(); i++) {
      if (!parses(alone(fields, i))) {
        return Optional.of(
            "The %s field '%s' is not valid.".formatted(names.get(i), shown(fields.get(i))));
      }
    }
    return Optional.empty();
  }

  private static List<String> alone(List<String> fields, int index) {
    if (fields.size() == UNIX.size()) {
      return with(List.of("*", "*", "*", "*", "*"), index, fields.get(index));
    }
    boolean dayOfWeek = index == QUARTZ.size() - 1;
    boolean weekly = dayOfWeek != fields.get(index).equals("?");
    List<String> plain =
        weekly ? List.of("*", "*", "*", "?", "*", "*") : List.of("*", "*", "*", "*", "*", "?");
    return with(plain, index, fields.get(index));
  }

  private static List<String> with(List<String> fields, int index, String value) {
    List<String> changed = new ArrayList<>(fields);
    changed.set(index, value);
    return changed;
  }

  private static boolean parses(List<String> fields) {
    try {
      LocalTimes.parse(String.join(" ", fields));
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static List<String> fields(String expression) {
    return List.of(expression.strip().split("\\s+"));
  }

  private static Optional<Invalid> invalid(String message) {
    return Optional.of(new Invalid(Code.INVALID_CRON, message));
  }

  private static String shown(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", " ").strip();
    return printable.length() <= 40 ? printable : printable.substring(0, 40) + "…";
  }
}
