package dev.holdfast.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
  @Test
  void readsStartTimeBehindNameWithBlanksAndParentheses() {
    ProcStat stat = ProcStat.parse("7 (a) b (c) S 1 7 7 0 -1 4 1 0 0 0 0 0 0 0 20 0 1 0 4711 2 3");

    assertThat(stat).isEqualTo(new ProcStat('S', 4711));
  }

  @Test
  void zombieCountsAsEnded() throws IOException {
    Process parent = new ProcessBuilder("sh", "-c", "sleep 0 & exec sleep 600").start();
    try {
      Path children = Path.of("/proc/%d/task/%d/children".formatted(parent.pid(), parent.pid()));
      await().until(() -> !Files.readString(children).isBlank());
      long zombie = Long.parseLong(Files.readString(children).strip());
      await().until(() -> ProcStat.read(zombie).filter(ProcStat::hasEnded).isPresent());

      assertThat(ProcessIdentity.of(zombie)).isEmpty();
    } finally {
      parent.destroyForcibly();
    }
  }
}
