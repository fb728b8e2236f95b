package dev.holdfast.platform.qemu.qmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.platform.qemu.qmp.ScriptedQemu.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QmpClientTest {
  private static final QmpTiming QUICK =
      new QmpTiming(Duration.ofMillis(200), Duration.ofMillis(400), 100_000);

  @TempDir Path folder;

  private Path socket() {
    return folder.resolve("qmp");
  }

  @Test
  void returnsTheAnswerAndTypesTheError() throws IOException {
    Script script =
        qemu -> {
          qemu.greet();
          qemu.answer(qemu.hear(), "{\"status\": \"running\"}");
          long second = qemu.hear();
          qemu.say(
              "{\"error\": {\"class\": \"GenericError\", \"desc\": \"Job not found\"}, \"id\": "
                  + second
                  + "}\n");
          qemu.hear();
        };
    try (ScriptedQemu _ = new ScriptedQemu(socket(), script);
        QmpClient client = new QmpClient(socket(), QUICK)) {
      assertThat(client.execute("query-status").path("status").asText()).isEqualTo("running");
      assertThatThrownBy(() -> client.execute("job-dismiss"))
          .isInstanceOfSatisfying(
              QmpError.class,
              error -> {
                assertThat(error.errorClass()).isEqualTo("GenericError");
                assertThat(error.description()).isEqualTo("Job not found");
              });
    }
  }

  @Test
  void givesUpWhenThereIsNoGreetingAndTriesAgainLater() throws IOException {
    CountDownLatch free = new CountDownLatch(1);
    Script script =
        qemu -> {
          if (free.getCount() > 0) {
            qemu.hear();
            return;
          }
          qemu.greet();
          qemu.answer(qemu.hear(), "{}");
          qemu.hear();
        };
    try (ScriptedQemu qemu = new ScriptedQemu(socket(), script);
        QmpClient client = new QmpClient(socket(), QUICK)) {
      assertThatThrownBy(() -> client.execute("query-jobs"))
          .isInstanceOf(QmpUnanswered.class)
          .hasMessageContaining("greeting");
      free.countDown();
      assertThat(client.execute("query-jobs").isObject()).isTrue();
      assertThat(qemu.connections()).isEqualTo(2);
    }
  }

  @Test
  void saysSoWhenNobodyListens() {
    try (QmpClient client = new QmpClient(socket(), QUICK)) {
      assertThatThrownBy(() -> client.execute("query-jobs")).isInstanceOf(QmpUnanswered.class);
    }
  }

  @Test
  void garbageHalfLinesOversizedLinesAndSilenceLeaveTheCommandUnanswered() throws IOException {
    List<String> answers =
        List.of("not json\n", "[1, 2]\n", "{}\n", "{\"return\": {}, \"id\"", "x".repeat(200_000));
    for (int i = 0; i < answers.size(); i++) {
      Path socket = folder.resolve("qmp" + i);
      String answer = answers.get(i);
      Script script =
          qemu -> {
            qemu.greet();
            qemu.hear();
            qemu.say(answer);
          };
      try (ScriptedQemu _ = new ScriptedQemu(socket, script);
          QmpClient client = new QmpClient(socket, QUICK)) {
        assertThatThrownBy(() -> client.execute("query-jobs"))
            .as(answer)
            .isInstanceOf(QmpUnanswered.class);
      }
    }
  }

  @Test
  void everyWaitingCallerLearnsOfTheLoss() throws Exception {
    CountDownLatch allSent = new CountDownLatch(1);
    Script script =
        qemu -> {
          qemu.greet();
          for (int i = 0; i < 5; i++) {
            qemu.hear();
          }
          allSent.countDown();
        };
    QmpTiming patient = new QmpTiming(Duration.ofSeconds(2), Duration.ofMinutes(5), 100_000);
    try (ScriptedQemu _ = new ScriptedQemu(socket(), script);
        QmpClient client = new QmpClient(socket(), patient);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> calls = new CopyOnWriteArrayList<>();
      for (int i = 0; i < 5; i++) {
        calls.add(threads.submit(() -> isUnanswered(client)));
      }
      allSent.await();
      for (Future<Boolean> call : calls) {
        assertThat(call.get()).isTrue();
      }
    }
  }

  private static boolean isUnanswered(QmpClient client) {
    try {
      client.execute("query-jobs");
      return false;
    } catch (QmpUnanswered e) {
      return true;
    }
  }

  @Test
  void answersInAnotherOrderReachTheirCallers() throws Exception {
    Script script =
        qemu -> {
          qemu.greet();
          long first = qemu.hear();
          long second = qemu.hear();
          qemu.answer(second, "" + second);
          qemu.answer(999_999, "0");
          qemu.answer(first, "" + first);
          qemu.hear();
        };
    try (ScriptedQemu _ = new ScriptedQemu(socket(), script);
        QmpClient client = new QmpClient(socket(), QUICK);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Long> one = threads.submit(() -> client.execute("a").asLong());
      Future<Long> two = threads.submit(() -> client.execute("b").asLong());
      assertThat(List.of(one.get(), two.get())).containsExactlyInAnyOrder(2L, 3L);
    }
  }

  @Test
  void deliversAFloodOfEventsBetweenCommandAndAnswer() throws IOException {
    String event =
        """
        {"event": "JOB_STATUS_CHANGE", "data": {"id": "s-1"}, \
        "timestamp": {"seconds": 10, "microseconds": 5}}
        """;
    Script script =
        qemu -> {
          qemu.greet();
          long id = qemu.hear();
          qemu.say(event.repeat(20_000));
          qemu.answer(id, "{}");
          qemu.hear();
        };
    QmpTiming patient = new QmpTiming(Duration.ofSeconds(2), Duration.ofSeconds(30), 100_000);
    List<QmpEvent> seen = new ArrayList<>();
    try (ScriptedQemu _ = new ScriptedQemu(socket(), script);
        QmpClient client = new QmpClient(socket(), patient)) {
      client.onEvent(each -> {
        if (seen.isEmpty()) {
          throw new IllegalStateException("a bad listener fails on " + each.name());
        }
      });
      client.onEvent(seen::add);
      client.execute("query-jobs");
      assertThat(seen).hasSize(20_000);
      assertThat(seen.getFirst().at()).isEqualTo(Instant.ofEpochSecond(10, 5_000));
      assertThat(seen.getFirst().data().path("id").asText()).isEqualTo("s-1");
    }
  }
}
