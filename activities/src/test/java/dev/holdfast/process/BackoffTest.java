package dev.holdfast.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff();

  @Test
  void doublesUpToHalfMinute() {
    assertThat(Stream.generate(() -> backoff.afterDeath(Duration.ZERO)).limit(8))
        .extracting(Duration::toMillis)
        .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L);
  }

  @Test
  void isShortAgainAfterLongLife() {
    backoff.afterDeath(Duration.ZERO);
    backoff.afterDeath(Duration.ZERO);

    assertThat(backoff.afterDeath(Duration.ofHours(1))).isEqualTo(Duration.ofMillis(500));
  }
}
