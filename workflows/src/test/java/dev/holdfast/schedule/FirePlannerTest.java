package dev.holdfast.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.model.CronSchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirePlannerTest {
  private final FirePlanner planner = new FirePlanner();

  @Test
  void firesInTheScheduleZone() {
    assertThat(fires("0 3 * * *", "Asia/Shanghai", "2026-01-01T00:00:00Z", "2026-01-02T23:00:00Z"))
        .containsExactly("2026-01-01T19:00:00Z", "2026-01-02T19:00:00Z");
  }

  @Test
  void firesAfterTheGapWhenTheLocalTimeIsSkipped() {
    assertThat(fires("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z"))
        .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  void firesOnceForAllTimesInOneGap() {
    assertThat(
            fires("*/5 2 * * *", "Europe/Berlin", "2026-03-29T00:00:00Z", "2026-03-29T12:00:00Z"))
        .containsExactly("2026-03-29T01:00:00Z");
  }

  @Test
  void firesOnceWhenTheLocalTimeComesTwice() {
    assertThat(fires("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z"))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
  }

  @Test
  void leavesNoHoleInTheHourThatComesTwiceWhenNoHourIsNamed() {
    assertThat(
            fires("*/30 * * * *", "Europe/Berlin", "2026-10-25T00:15:00Z", "2026-10-25T02:15:00Z"))
        .containsExactly(
            "2026-10-25T00:30:00Z",
            "2026-10-25T01:00:00Z",
            "2026-10-25T01:30:00Z",
            "2026-10-25T02:00:00Z");
  }

  @Test
  void goesOnWithoutExtraFireInTheGapWhenNoHourIsNamed() {
    assertThat(
            fires("*/20 * * * *", "Europe/Berlin", "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"))
        .containsExactly("2026-03-29T00:40:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:20:00Z");
  }

  @Test
  void findsTheFirstPassFromWithinTheSecond() {
    assertThat(planner.newestAtOrBefore(berlin("30 2 * * *"), at("2026-10-25T01:45:00Z")))
        .contains(at("2026-10-25T00:30:00Z"));
    assertThat(planner.newestAtOrBefore(berlin("59 2 * * *"), at("2026-10-25T01:00:00Z")))
        .contains(at("2026-10-25T00:59:00Z"));
  }

  @Test
  void countsTheInstantItself() {
    assertThat(planner.newestAtOrBefore(berlin("0 3 * * *"), at("2026-01-01T02:00:00Z")))
        .contains(at("2026-01-01T02:00:00Z"));
    assertThat(planner.nextAfter(berlin("0 3 * * *"), at("2026-01-01T02:00:00Z")))
        .contains(at("2026-01-02T02:00:00Z"));
  }

  @Test
  void takesEitherDayFieldAsCronDoes() {
    assertThat(fires("0 0 1 * 1", "UTC", "2026-08-29T00:00:00Z", "2026-09-07T12:00:00Z"))
        .containsExactly("2026-08-31T00:00:00Z", "2026-09-01T00:00:00Z", "2026-09-07T00:00:00Z");
  }

  @Test
  void findsLeapDaysFarAway() {
    assertThat(planner.nextAfter(berlin("0 * 29 2 *"), at("2097-01-01T00:00:00Z")))
        .contains(at("2104-02-28T23:00:00Z"));
    assertThat(planner.newestAtOrBefore(berlin("0 * 29 2 *"), at("2103-01-01T00:00:00Z")))
        .contains(at("2096-02-29T22:00:00Z"));
  }

  @Test
  void isEmptyWhenTheDateNeverComes() {
    assertThat(planner.nextAfter(berlin("0 3 30 2 *"), at("2026-01-01T00:00:00Z"))).isEmpty();
    assertThat(planner.newestAtOrBefore(berlin("* * 30 2 *"), at("2026-01-01T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void stopsAtTheLimit() {
    assertThat(
            planner.between(
                berlin("* * * * *"), at("2020-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z"), 3))
        .hasSize(3);
  }

  private List<String> fires(String expression, String zone, String from, String to) {
    return planner
        .between(new CronSchedule(expression, ZoneId.of(zone)), at(from), at(to), 100)
        .stream()
        .map(Instant::toString)
        .toList();
  }

  private static CronSchedule berlin(String expression) {
    return new CronSchedule(expression, ZoneId.of("Europe/Berlin"));
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
