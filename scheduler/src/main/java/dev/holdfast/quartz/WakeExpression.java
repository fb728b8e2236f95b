package dev.holdfast.quartz;

import com.cronutils.mapper.CronMapper;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import dev.holdfast.model.CronSchedule;

/**
 * The Quartz expression that wakes often enough for a schedule. It may wake too often: the planner
 * says what is due.
 */
final class WakeExpression {
  private static final int DAY_OF_MONTH = 2;
  private static final int DAY_OF_WEEK = 4;

  private WakeExpression() {}

  static String of(CronSchedule schedule) {
    String[] fields = schedule.expression().strip().split("\\s+");
    if (fields.length == 6) {
      return String.join(" ", fields);
    }
    if (restricts(fields[DAY_OF_MONTH]) && restricts(fields[DAY_OF_WEEK])) {
      // Cron fires on days that match either; Quartz cannot say that, so it wakes every day.
      fields[DAY_OF_MONTH] = "*";
      fields[DAY_OF_WEEK] = "*";
    }
    CronParser unix = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    return CronMapper.fromUnixToQuartz().map(unix.parse(String.join(" ", fields))).asString();
  }

  private static boolean restricts(String field) {
    return !field.equals("*");
  }
}
