package dev.holdfast.catalog;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Identifiers made from a clock and a source of chance. */
public final class TimeOrderedIds implements IdSource {
  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int TIME_DIGITS = 9;
  private static final int RANDOM_DIGITS = 11;

  private final InstantSource clock;
  private final RandomGenerator random;

  public TimeOrderedIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String nextBody() {
    String time = Long.toString(clock.millis(), DIGITS.length());
    StringBuilder body = new StringBuilder("0".repeat(TIME_DIGITS - time.length())).append(time);
    for (int i = 0; i < RANDOM_DIGITS; i++) {
      body.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return body.toString();
  }
}
