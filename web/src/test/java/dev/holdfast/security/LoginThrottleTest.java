package dev.holdfast.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final LoginThrottle throttle = new LoginThrottle(() -> now);

  @Test
  void shutsTheDoorOnOneKeyAfterSomeFailures() {
    fail("a", LoginThrottle.FAILURES_PER_KEY - 1);
    assertThat(throttle.isShut("a")).isFalse();
    fail("a", 1);
    assertThat(throttle.isShut("a")).isTrue();
    assertThat(throttle.isShut("b")).isFalse();
  }

  @Test
  void opensAgainAfterTheWindow() {
    fail("a", LoginThrottle.FAILURES_PER_KEY);
    now = now.plus(LoginThrottle.WINDOW).plusSeconds(1);
    assertThat(throttle.isShut("a")).isFalse();
  }

  @Test
  void shutsTheDoorOnAllAfterManyFailures() {
    for (int i = 0; i < LoginThrottle.FAILURES_IN_ALL; i++) {
      fail("key" + i, 1);
    }
    assertThat(throttle.isShut("never tried")).isTrue();
  }

  @Test
  void forgetsFailuresOfWhoGetsIn() {
    fail("a", LoginThrottle.FAILURES_PER_KEY - 1);
    throttle.succeeded("a");
    fail("a", 1);
    assertThat(throttle.isShut("a")).isFalse();
  }

  private void fail(String key, int times) {
    for (int i = 0; i < times; i++) {
      throttle.failed(key);
    }
  }
}
