package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.embedded.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
  @TempDir Path folder;
  private Home home;

  @BeforeEach
  void createHome() {
    home = new Home(folder.resolve("home"), folder);
  }

  @Test
  void recordsItsHolderUntilGivenBack() {
    try (HomeLock lock = HomeLock.take(home)) {
      assertThat(lock).isNotNull();
      assertThat(HomeLock.holder(home).orElseThrow().pid())
          .isEqualTo(ProcessHandle.current().pid());
    }
    assertThat(HomeLock.holder(home)).isEmpty();
  }

  @Test
  void takingItForgetsWhereTheLastServiceWas() throws IOException {
    Files.createDirectories(home.run());
    Files.writeString(home.stateFile(), "{}");

    HomeLock.take(home).close();

    assertThat(home.stateFile()).doesNotExist();
  }

  @Test
  void saysWhoHoldsIt() throws IOException {
    Process other = otherHolder();
    try {
      await()
          .untilAsserted(() ->
              assertThatThrownBy(() -> HomeLock.take(home).close())
                  .isInstanceOf(HomeInUse.class)
                  .hasMessageContaining("process " + other.pid())
                  .hasMessageContaining("holdfast down"));
    } finally {
      other.destroyForcibly();
    }
    await().untilAsserted(() -> HomeLock.take(home).close());
  }

  private Process otherHolder() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LockHolder.class.getName(),
            home.root().toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("holder.log").toFile())
        .start();
  }
}
