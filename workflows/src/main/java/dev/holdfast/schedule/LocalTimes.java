package dev.holdfast.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The local times that a cron expression names, on a calendar without zones. The library is asked
 * in UTC only, where its known faults around clock changes cannot appear.
 */
final class LocalTimes {
  private final ExecutionTime times;
  private final boolean everyHour;

  private LocalTimes(Cron cron) {
    this.times = ExecutionTime.forCron(cron);
    this.everyHour =
        cron.retrieve(CronFieldName.HOUR).getExpression().asString().matches("\\*(/1)?|0/1|0-23");
  }

  /** Throws {@link IllegalArgumentException} when the expression is none. */
  static LocalTimes of(String expression) {
    return new LocalTimes(parse(expression));
  }

  static Cron parse(String expression) {
    CronType type = expression.strip().split("\\s+").length == 6 ? CronType.QUARTZ : CronType.UNIX;
    CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(type));
    return parser.parse(expression.strip()).validate();
  }

  /** True when the expression names no hours, as "every five minutes" does. */
  boolean everyHour() {
    return everyHour;
  }

  Optional<LocalDateTime> after(LocalDateTime time) {
    return times
        .nextExecution(time.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC))
        .map(found -> found.toLocalDateTime());
  }

  Optional<LocalDateTime> atOrBefore(LocalDateTime time) {
    return times
        .lastExecution(time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).atZone(ZoneOffset.UTC))
        .map(found -> found.toLocalDateTime());
  }
}
