package dev.holdfast.platform.qemu.qmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against a real storage daemon. */
class QmpClientIT {
  private static final QmpTiming TIMING =
      new QmpTiming(Duration.ofMillis(500), Duration.ofSeconds(20), 1 << 20);

  @TempDir Path folder;
  private Process daemon;

  @BeforeEach
  void startDaemon() throws IOException {
    daemon =
        new ProcessBuilder(
                "qemu-storage-daemon",
                "--chardev",
                "socket,id=qmp,server=on,wait=off,path=" + socket(),
                "--monitor",
                "chardev=qmp")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          try (QmpClient client = new QmpClient(socket(), TIMING)) {
            return client.execute("query-jobs").isArray();
          } catch (QmpUnanswered e) {
            return false;
          }
        });
  }

  @AfterEach
  void endDaemon() {
    daemon.destroyForcibly();
    daemon.onExit().join();
  }

  private Path socket() {
    return folder.resolve("qmp");
  }

  @Test
  void aSecondClientGetsNoGreetingUntilTheFirstHasGone() {
    try (QmpClient second = new QmpClient(socket(), TIMING)) {
      try (QmpClient first = new QmpClient(socket(), TIMING)) {
        first.execute("query-jobs");
        assertThatThrownBy(() -> second.execute("query-jobs"))
            .isInstanceOf(QmpUnanswered.class)
            .hasMessageContaining("greeting");
        assertThat(first.execute("query-jobs").isArray()).isTrue();
      }
      assertThat(second.execute("query-jobs").isArray()).isTrue();
    }
  }

  @Test
  void answersReachManyThreadsAtOnce() throws Exception {
    try (QmpClient client = new QmpClient(socket(), TIMING);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String command = i % 2 == 0 ? "query-jobs" : "query-version";
        boolean wantsArray = i % 2 == 0;
        answers.add(threads.submit(() -> client.execute(command).isArray() == wantsArray));
      }
      for (Future<Boolean> answer : answers) {
        assertThat(answer.get()).isTrue();
      }
    }
  }

  @Test
  void tellsRefusalsFromSilenceAndFindsANewDaemon() throws IOException {
    try (QmpClient client = new QmpClient(socket(), TIMING)) {
      assertThatThrownBy(() -> client.execute("no-such-command"))
          .isInstanceOfSatisfying(
              QmpError.class, e -> assertThat(e.errorClass()).isEqualTo("CommandNotFound"));
      endDaemon();
      assertThatThrownBy(() -> client.execute("query-jobs")).isInstanceOf(QmpUnanswered.class);
      startDaemon();
      assertThat(client.execute("query-jobs").isArray()).isTrue();
    }
  }

  @Test
  void hearsTheEventsOfAJob() {
    List<String> statuses = new CopyOnWriteArrayList<>();
    try (QmpClient client = new QmpClient(socket(), TIMING)) {
      client.onEvent(event -> statuses.add(event.data().path("status").asText()));
      var create = QmpClient.arguments().put("job-id", "make");
      create
          .putObject("options")
          .put("driver", "file")
          .put("filename", folder.resolve("new").toString())
          .put("size", 1 << 20);
      client.execute("blockdev-create", create);
      await().atMost(Duration.ofSeconds(10)).until(() -> statuses.contains("concluded"));
      client.execute("job-dismiss", QmpClient.arguments().put("id", "make"));
      assertThat(client.execute("query-jobs")).isEmpty();
    }
  }
}
