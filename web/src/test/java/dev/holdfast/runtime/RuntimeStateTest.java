package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.embedded.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeStateTest {
  @TempDir Path folder;
  private Home home;

  @BeforeEach
  void createHome() {
    home = new Home(folder, folder);
  }

  @Test
  void isReadAsWritten() {
    RuntimeState state = state(Instant.parse("2026-11-21T03:05:00Z"));
    state.write(home);

    assertThat(RuntimeState.read(home)).contains(state);
    assertThat(state.banner()).contains("http://127.0.0.1:7480/console", "2026-11-21T03:05:00Z");
  }

  @Test
  void saysSoWhenNothingIsScheduled() {
    RuntimeState state = state(null);
    state.write(home);

    assertThat(RuntimeState.read(home)).contains(state);
    assertThat(state.banner()).contains("no policy is scheduled");
  }

  @Test
  void isAbsentWhenHalfOfItIsThere() throws IOException {
    assertThat(RuntimeState.read(home)).isEmpty();
    Files.createDirectories(home.run());
    Files.writeString(home.stateFile(), "{\"console\":");

    assertThat(RuntimeState.read(home)).isEmpty();
  }

  private static RuntimeState state(@Nullable Instant nextFire) {
    return new RuntimeState(
        "http://127.0.0.1:7480/console",
        "http://127.0.0.1:7482",
        "http://127.0.0.1:7480",
        "http://127.0.0.1:7480/api/v1",
        "site-1",
        "/home/credentials.json",
        nextFire);
  }
}
