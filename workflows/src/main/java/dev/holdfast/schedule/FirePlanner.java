package dev.holdfast.schedule;

import dev.holdfast.model.CronSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says when a schedule is due. A schedule that names hours follows the wall clock: a local time
 * that the zone skips is due at the first instant after the gap, one that comes twice is due the
 * first time only. One that names no hours follows elapsed time: it is due whenever the clock on
 * the wall matches, also in the hour that comes twice.
 */
public final class FirePlanner {

  /**
   * The newest nominal time that is not after the given instant; empty when there is none.
   *
   * @throws IllegalArgumentException when the expression is not a cron expression
   */
  public Optional<Instant> newestAtOrBefore(CronSchedule schedule, Instant now) {
    return fires(schedule).atOrBefore(now);
  }

  /**
   * The first nominal time after the given instant; empty when it never comes.
   *
   * @throws IllegalArgumentException when the expression is not a cron expression
   */
  public Optional<Instant> nextAfter(CronSchedule schedule, Instant time) {
    return fires(schedule).after(time);
  }

  /**
   * The oldest nominal times after {@code from} and not after {@code to}, oldest first, at most as
   * many as the limit.
   *
   * @throws IllegalArgumentException when the expression is not a cron expression
   */
  public List<Instant> between(CronSchedule schedule, Instant from, Instant to, int limit) {
    Fires fires = fires(schedule);
    List<Instant> found = new ArrayList<>();
    Optional<Instant> next = fires.after(from);
    while (found.size() < limit && next.isPresent() && !next.get().isAfter(to)) {
      found.add(next.get());
      next = fires.after(next.get());
    }
    return List.copyOf(found);
  }

  private static Fires fires(CronSchedule schedule) {
    LocalTimes times = LocalTimes.of(schedule.expression());
    return times.everyHour()
        ? new ElapsedFires(times, schedule.zone().getRules())
        : new WallClockFires(times, schedule.zone().getRules());
  }
}
