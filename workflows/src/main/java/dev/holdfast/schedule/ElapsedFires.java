package dev.holdfast.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * Every instant is due whose local time matches. The search goes from one change of the zone's
 * offset to the next, because between two of them local time runs as real time does.
 */
record ElapsedFires(LocalTimes times, ZoneRules rules) implements Fires {

  @Override
  public Optional<Instant> after(Instant time) {
    Instant from = time;
    while (true) {
      ZoneOffset offset = rules.getOffset(from);
      Optional<Instant> found =
          times.after(local(from, offset)).map(next -> next.toInstant(offset));
      ZoneOffsetTransition change = rules.nextTransition(from);
      if (found.isEmpty() || change == null || found.get().isBefore(change.getInstant())) {
        return found;
      }
      if (isDue(change.getInstant())) {
        return Optional.of(change.getInstant());
      }
      from = change.getInstant();
    }
  }

  @Override
  public Optional<Instant> atOrBefore(Instant time) {
    Instant to = time;
    while (true) {
      ZoneOffset offset = rules.getOffset(to);
      Optional<Instant> found =
          times.atOrBefore(local(to, offset)).map(last -> last.toInstant(offset));
      ZoneOffsetTransition change = rules.previousTransition(to.plusNanos(1));
      if (found.isEmpty() || change == null || !found.get().isBefore(change.getInstant())) {
        return found;
      }
      to = change.getInstant().minusSeconds(1);
    }
  }

  private boolean isDue(Instant time) {
    LocalDateTime local = local(time, rules.getOffset(time));
    return times.atOrBefore(local).filter(local::equals).isPresent();
  }

  private static LocalDateTime local(Instant time, ZoneOffset offset) {
    return LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, offset);
  }
}
