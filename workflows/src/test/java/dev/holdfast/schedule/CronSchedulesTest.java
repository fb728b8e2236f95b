package dev.holdfast.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.model.CronSchedule;
import dev.holdfast.schedule.ScheduleCheck.Code;
import dev.holdfast.schedule.ScheduleCheck.Invalid;
import dev.holdfast.schedule.ScheduleCheck.Valid;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronSchedulesTest {

  @Test
  void acceptsAndNormalisesWhiteSpace() {
    assertThat(CronSchedules.validate("  */5  * * *\t* ", "Europe/Berlin"))
        .isEqualTo(new Valid(new CronSchedule("*/5 * * * *", ZoneId.of("Europe/Berlin"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 3 * * 0",
        "0 3 * * 7",
        "0 3 * * SUN",
        "0 3 1,15 * MON-FRI",
        "0 0 29 2 *",
        "0 0 3 L * ?",
        "0 0 3 ? * 2#1",
        "*/10 * * * * ?",
        "0 0 3 15W * ?"
      })
  void acceptsFiveFieldsAndSix(String expression) {
    assertThat(CronSchedules.validate(expression, "UTC")).isInstanceOf(Valid.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "60 * * * *|minute field '60'",
        "*/0 * * * *|minute field '*/0'",
        "0 24 * * *|hour field '24'",
        "0 0 32 * *|day of month field '32'",
        "0 0 * 13 *|month field '13'",
        "0 0 * * 8|day of week field '8'",
        "0 3 * * FRY|day of week field 'FRY'",
        "0 0 3 * * 9|day of week field '9'",
        "99 0 3 * * ?|second field '99'",
        "0 0 3 32 * ?|day of month field '32'",
        "0 0 3 1 * 1|one must be '?'",
        "0 0 3 * * *|one must be '?'",
        "0 3 * *|this one has 4",
        "0 0 3 * * ? 2030|this one has 7",
        "@daily|this one has 1",
        "''|this one has 0"
      })
  void namesTheBadField(String expression, String part) {
    assertThat(invalid(expression, "UTC").code()).isEqualTo(Code.INVALID_CRON);
    assertThat(invalid(expression, "UTC").message()).contains(part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 3 30 2 *", "0 3 31 4,6 *", "0 0 3 31 11 ?"})
  void refusesDatesThatNoYearHas(String expression) {
    assertThat(invalid(expression, "UTC").code()).isEqualTo(Code.NEVER_FIRES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mars/Olympus", "", "../../etc/passwd", "Europe/Berlin\u0000"})
  void refusesUnknownZones(String zone) {
    assertThat(invalid("0 3 * * *", zone).code()).isEqualTo(Code.UNKNOWN_ZONE);
  }

  @Test
  void showsOnlyTheBeginningOfLongNonsense() {
    assertThat(invalid("1,".repeat(50_000), "UTC").message()).hasSizeLessThan(120);
    assertThat(invalid("0 3 * * *", "x".repeat(50_000)).message()).hasSizeLessThan(120);
  }

  private static Invalid invalid(String expression, String zone) {
    return (Invalid) CronSchedules.validate(expression, zone);
  }
}
