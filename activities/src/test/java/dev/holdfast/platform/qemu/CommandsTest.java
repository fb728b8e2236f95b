package dev.holdfast.platform.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void returnsWhatTheProgramSaid() {
    assertThat(Commands.run(PATIENCE, List.of("sh", "-c", "echo out; echo err >&2")))
        .contains("out", "err");
  }

  @Test
  void tellsWhatTheProgramComplainedAbout() {
    assertThatThrownBy(() -> Commands.run(PATIENCE, List.of("sh", "-c", "echo broken; exit 3")))
        .isInstanceOf(CommandFailed.class)
        .hasMessage("sh ended with 3: broken");
  }

  @Test
  void endsAProgramThatTakesTooLong() {
    assertThatThrownBy(() -> Commands.run(Duration.ofMillis(50), List.of("sleep", "60")))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("took more than");
  }

  @Test
  void doesNotWaitForADaemonThatTheProgramLeftBehind() {
    assertThat(Commands.run(PATIENCE, List.of("sh", "-c", "sleep 3 & echo done"))).contains("done");
  }

  @Test
  void anInterruptEndsTheProgramAndIsNotTakenForItsFailure() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Commands.run(PATIENCE, List.of("sleep", "60")))
        .isInstanceOf(UncheckedIOException.class)
        .hasStackTraceContaining("interrupted while it ran");
    assertThat(Thread.interrupted()).isTrue();
  }
}
