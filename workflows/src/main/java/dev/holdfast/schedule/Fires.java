package dev.holdfast.schedule;

import java.time.Instant;
import java.util.Optional;

/** The instants at which one schedule is due, in one zone. */
sealed interface Fires permits WallClockFires, ElapsedFires {

  Optional<Instant> after(Instant time);

  Optional<Instant> atOrBefore(Instant time);
}
