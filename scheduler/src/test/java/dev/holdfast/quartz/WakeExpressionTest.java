package dev.holdfast.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.model.CronSchedule;
import dev.holdfast.schedule.FirePlanner;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronExpression;

class WakeExpressionTest {
  private static final Instant FROM = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/5 * * * *",
        "0 3 * * 7",
        "0 3 * * 0",
        "30 4 * * 5-7",
        "0 3 1,15 * *",
        "7 */6 * * 1-5",
        "0 0 29 2 *",
        "*/7 9-17 * * MON-FRI",
        "0 0 3 L * ?",
        "0 15 10 ? * 2#1",
        "*/20 * * * * ?",
        "0 0 3 15W * ?",
        "0 0 3 ? * 6L"
      })
  void quartzFiresWhenThePlannerSays(String expression) throws ParseException {
    for (String zone : new String[] {"UTC", "Asia/Shanghai", "Asia/Kolkata"}) {
      CronSchedule schedule = new CronSchedule(expression, ZoneId.of(zone));
      CronExpression quartz = quartz(schedule);
      Instant time = FROM;
      for (int i = 0; i < 50 && time.isBefore(Instant.parse("2090-01-01T00:00:00Z")); i++) {
        Instant next = quartz.getNextValidTimeAfter(Date.from(time)).toInstant();
        assertThat(new FirePlanner().nextAfter(schedule, time)).contains(next);
        time = next;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 3 1 * 1", "30 2 1-7 */2 MON-FRI", "0 0 */2 * 0"})
  void wakesForEveryFireThatQuartzCannotExpress(String expression) throws ParseException {
    CronSchedule schedule = new CronSchedule(expression, ZoneId.of("UTC"));
    CronExpression quartz = quartz(schedule);
    for (Instant fire :
        new FirePlanner().between(schedule, FROM, Instant.parse("2027-11-21T00:00:00Z"), 100)) {
      assertThat(quartz.isSatisfiedBy(Date.from(fire))).as("%s", fire).isTrue();
    }
  }

  private static CronExpression quartz(CronSchedule schedule) throws ParseException {
    CronExpression expression = new CronExpression(WakeExpression.of(schedule));
    expression.setTimeZone(TimeZone.getTimeZone(schedule.zone()));
    return expression;
  }
}
