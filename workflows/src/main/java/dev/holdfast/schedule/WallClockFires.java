package dev.holdfast.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * Each local time is due once. Turning local times into instants keeps their order, so a search on
 * the local calendar finds the right neighbour.
 */
record WallClockFires(LocalTimes times, ZoneRules rules) implements Fires {

  @Override
  public Optional<Instant> after(Instant time) {
    Optional<LocalDateTime> next = times.after(newestLocal(time));
    while (next.isPresent() && !resolve(next.get()).isAfter(time)) {
      next = times.after(next.get());
    }
    return next.map(this::resolve);
  }

  @Override
  public Optional<Instant> atOrBefore(Instant time) {
    return times.atOrBefore(newestLocal(time)).map(this::resolve);
  }

  /** The newest local time that is due at or before the instant. */
  private LocalDateTime newestLocal(Instant time) {
    ZoneOffset offset = rules.getOffset(time);
    LocalDateTime local = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, offset);
    ZoneOffsetTransition change = rules.getTransition(local);
    boolean secondPass =
        change != null && change.isOverlap() && offset.equals(change.getOffsetAfter());
    return secondPass ? change.getDateTimeBefore().minusSeconds(1) : local;
  }

  private Instant resolve(LocalDateTime local) {
    ZoneOffsetTransition change = rules.getTransition(local);
    if (change != null && change.isGap()) {
      return change.getInstant();
    }
    return local.toInstant(change == null ? rules.getOffset(local) : change.getOffsetBefore());
  }
}
