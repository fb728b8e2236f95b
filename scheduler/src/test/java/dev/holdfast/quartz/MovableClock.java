package dev.holdfast.quartz;

import java.time.Instant;
import java.time.InstantSource;

/** Shows the time that the test sets. */
final class MovableClock implements InstantSource {
  private volatile Instant now;

  MovableClock(String now) {
    this.now = Instant.parse(now);
  }

  void set(String time) {
    now = Instant.parse(time);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
