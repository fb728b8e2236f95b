package dev.holdfast.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NonceMemoryTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(15);

  @Test
  void knowsANonceAgainPerKey() {
    NonceMemory memory = new NonceMemory(WINDOW);
    assertThat(memory.isNew("k", "n", NOW, NOW)).isTrue();
    assertThat(memory.isNew("k", "n", NOW, NOW)).isFalse();
    assertThat(memory.isNew("other", "n", NOW, NOW)).isTrue();
  }

  @Test
  void remembersForAsLongAsTheTimestampIsLetIn() {
    NonceMemory memory = new NonceMemory(WINDOW);
    Instant ahead = NOW.plus(WINDOW);
    memory.isNew("k", "n", ahead, NOW);
    assertThat(memory.isNew("k", "n", ahead, ahead.plus(WINDOW))).isFalse();
    assertThat(memory.isNew("k", "n", ahead, ahead.plus(WINDOW).plusSeconds(60))).isTrue();
  }

  @Test
  void refusesRatherThanForgetsWhenItIsFull() {
    NonceMemory memory = new NonceMemory(WINDOW, 2);
    memory.isNew("k", "1", NOW, NOW);
    memory.isNew("k", "2", NOW, NOW);
    assertThatThrownBy(() -> memory.isNew("k", "3", NOW, NOW))
        .isInstanceOfSatisfying(EcsError.class, e -> assertThat(e.code()).isEqualTo("Throttling"));
    Instant later = NOW.plus(WINDOW).plusSeconds(60);
    assertThat(memory.isNew("k", "3", later, later)).isTrue();
  }
}
