package dev.holdfast.ecs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The real time, moved as far as a test wants. */
public final class MovableClock implements InstantSource {
  private volatile Duration offset = Duration.ZERO;

  @Override
  public Instant instant() {
    return Instant.now().plus(offset);
  }

  public void moveTo(Duration newOffset) {
    offset = newOffset;
  }
}
