package dev.holdfast.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.model.CronSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.DateTimes;

class FirePlannerPropertyTest {
  private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2040-12-31T00:00:00Z");
  private final FirePlanner planner = new FirePlanner();

  @Property(tries = 1500)
  void neighboursAgreeAndTimeOnlyGrows(
      @ForAll("schedules") CronSchedule schedule, @ForAll("instants") Instant time) {
    Instant next = planner.nextAfter(schedule, time).orElseThrow();
    Instant newest = planner.newestAtOrBefore(schedule, time).orElseThrow();

    assertThat(next).isAfter(time);
    assertThat(newest).isBeforeOrEqualTo(time);
    assertThat(planner.nextAfter(schedule, newest)).contains(next);
    assertThat(planner.newestAtOrBefore(schedule, next)).contains(next);
    assertThat(planner.newestAtOrBefore(schedule, next.minusNanos(1))).contains(newest);
  }

  @Example
  void firesOncePerLocalDayAroundEveryClockChangeOfEveryZone() {
    for (ZoneId zone : zonesWithDifferentRules()) {
      for (ZoneOffsetTransition change : changes(zone)) {
        for (String expression : List.of("30 2 * * *", "15 0 * * *", "59 23 * * *")) {
          firesOncePerLocalDay(new CronSchedule(expression, zone), change.getInstant());
        }
      }
    }
  }

  @Example
  void neverLeavesMoreThanAnIntervalWhenNoHourIsNamed() {
    for (ZoneId zone : zonesWithDifferentRules()) {
      CronSchedule schedule = new CronSchedule("*/15 * * * *", zone);
      for (ZoneOffsetTransition change : changes(zone)) {
        Instant from = change.getInstant().minus(Duration.ofHours(2));
        List<Instant> fires =
            planner.between(schedule, from, from.plus(Duration.ofHours(4)), Integer.MAX_VALUE);
        assertThat(fires).as("%s %s", zone, change).hasSize(16).doesNotHaveDuplicates().isSorted();
      }
    }
  }

  @Provide
  Arbitrary<CronSchedule> schedules() {
    Arbitrary<String> expression =
        Arbitraries.of(
            "30 2 * * *",
            "*/5 * * * *",
            "0 * * * *",
            "*/20 1-3 * * *",
            "0 0 * * 0",
            "0 3 1 * 1",
            "59 23 31 * *",
            "15 */6 * * MON-FRI",
            "0 0 29 2 *",
            "*/30 * * * * ?",
            "0 0 3 L * ?",
            "0 30 1 ? * 2#5",
            "7 2,3 * */3 *");
    Arbitrary<ZoneId> zone =
        Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()).map(ZoneId::of);
    return expression.flatMap(text -> zone.map(id -> new CronSchedule(text, id)));
  }

  @Provide
  Arbitrary<Instant> instants() {
    return DateTimes.instants().between(FIRST, LAST);
  }

  private void firesOncePerLocalDay(CronSchedule schedule, Instant around) {
    ZoneId zone = schedule.zone();
    LocalDate day = around.atZone(zone).toLocalDate();
    Instant from = day.minusDays(1).atStartOfDay(zone).toInstant();
    Instant to = day.plusDays(2).atStartOfDay(zone).toInstant();
    List<LocalDate> days =
        planner.between(schedule, from.minusNanos(1), to.minusNanos(1), 10).stream()
            .map(fire -> dayOf(fire, zone))
            .toList();
    assertThat(days)
        .as("%s around %s", schedule, around)
        .containsExactly(day.minusDays(1), day, day.plusDays(1));
  }

  /** A gap may end past midnight: what is due at its end belongs to the day in which it began. */
  private static LocalDate dayOf(Instant fire, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().previousTransition(fire.plusNanos(1));
    boolean endsGap = change != null && change.isGap() && change.getInstant().equals(fire);
    return endsGap ? change.getDateTimeBefore().toLocalDate() : fire.atZone(zone).toLocalDate();
  }

  private static List<ZoneOffsetTransition> changes(ZoneId zone) {
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition next = zone.getRules().nextTransition(FIRST);
    while (next != null && next.getInstant().isBefore(LAST)) {
      changes.add(next);
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return changes;
  }

  /** Many names share their rules; each set of rules is tried once. */
  private static Collection<ZoneId> zonesWithDifferentRules() {
    Map<ZoneRules, ZoneId> zones = new LinkedHashMap<>();
    ZoneId.getAvailableZoneIds().stream()
        .sorted()
        .map(ZoneId::of)
        .forEach(zone -> zones.putIfAbsent(zone.getRules(), zone));
    return zones.values();
  }
}
