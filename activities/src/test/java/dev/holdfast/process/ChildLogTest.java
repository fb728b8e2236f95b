package dev.holdfast.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildLogTest {
  @TempDir Path folder;

  @Test
  void tailHoldsWordsOfTheLastStartOnly() throws IOException {
    Path file = folder.resolve("db.log");
    Files.writeString(file, "old words\n");
    ChildLog log = new ChildLog(folder, "db");

    log.beginStart();
    Files.writeString(file, "new words\n", StandardOpenOption.APPEND);

    assertThat(log.tail()).isEqualTo("new words");
  }

  @Test
  void longLogIsSetAsideAtStart() throws IOException {
    Path file = folder.resolve("db.log");
    Files.write(file, new byte[(10 << 20) + 1]);

    new ChildLog(folder, "db").beginStart();

    assertThat(file).doesNotExist();
    assertThat(folder.resolve("db.log.1")).hasSize((10 << 20) + 1);
  }
}
