package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.embedded.Home;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.process.ChildSpec;
import dev.holdfast.process.ProcessIdentity;
import dev.holdfast.process.ProcessRecords;
import dev.holdfast.process.Supervisor;
import dev.holdfast.runtime.HomeLock;
import dev.holdfast.runtime.RuntimeState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HoldfastCommandTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> restored = new ArrayList<>();
  private Home home;

  @BeforeEach
  void createHome() {
    home = new Home(folder, folder);
  }

  @Test
  void statusOfNothingIsUnhealthyJson() throws IOException {
    assertThat(run("status", "--json")).isEqualTo(StatusCommand.UNHEALTHY);

    JsonNode status = new ObjectMapper().readTree(out.toString());
    assertThat(status.get("healthy").asBoolean()).isFalse();
    assertThat(status.get("ecs").isNull()).isTrue();
    assertThat(status.get("processes")).isEmpty();
  }

  @Test
  void statusTellsAddressesAndFollowsTheHealthOfTheService() throws IOException {
    AtomicInteger answer = new AtomicInteger(200);
    try (HomeLock lock = HomeLock.take(home);
        HealthServer server = HealthServer.start(answer)) {
      assertThat(lock.isHeld()).isTrue();
      state(server.address()).write(home);

      assertThat(run("status", "--json")).isZero();
      JsonNode status = new ObjectMapper().readTree(out.toString());
      assertThat(status.get("ecs").asText()).isEqualTo(server.address());
      assertThat(status.get("region").asText()).isEqualTo("site-1");
      assertThat(status.get("processes").get(0).get("name").asText()).isEqualTo("holdfast");
      assertThat(status.get("processes").get(0).get("alive").asBoolean()).isTrue();

      answer.set(503);
      assertThat(run("status")).isEqualTo(StatusCommand.UNHEALTHY);
      assertThat(out.toString()).contains("not healthy");
    }
  }

  @Test
  void statusOfKilledServiceShowsChildrenThatItLeftBehind() {
    Supervisor supervisor = new Supervisor(home.run(), home.logs());
    supervisor.supervise(sleeper());
    try {
      state("http://127.0.0.1:1").write(home);

      assertThat(run("status")).isEqualTo(StatusCommand.UNHEALTHY);
      assertThat(out.toString()).contains("not running", "database").doesNotContain("7480");
    } finally {
      supervisor.stopAll();
    }
  }

  @Test
  void downStopsChildrenThatKilledServiceLeftBehind() {
    Supervisor supervisor = new Supervisor(home.run(), home.logs());
    supervisor.supervise(sleeper());
    supervisor.release();
    ProcessIdentity child =
        new ProcessRecords(home.run()).find("database").orElseThrow().identity();

    assertThat(run("down")).isZero();

    await().until(() -> !child.isAlive());
    assertThat(new ProcessRecords(home.run()).list()).isEmpty();
    assertThat(run("down")).isZero();
    assertThat(out.toString()).contains("not running");
  }

  @Test
  void restoreHandsOverIdAndAbsolutePath() {
    assertThat(run("restore", "s-0123456789abcdefghij", "disk.raw")).isZero();

    assertThat(restored)
        .containsExactly("s-0123456789abcdefghij " + Path.of("disk.raw").toAbsolutePath());
  }

  @Test
  void restoreOfWordThatIsNoIdIsUsageError() {
    assertThat(run("restore", "../../etc/passwd", "disk.raw")).isEqualTo(2);
    assertThat(err.toString()).contains("is not a snapshot id");
    assertThat(restored).isEmpty();
  }

  @Test
  void failureIsOneLine() {
    CommandLine command =
        HoldfastCommand.create(
            home,
            () -> {
              throw new IllegalStateException("the database is gone");
            },
            (snapshot, target) -> {});

    assertThat(run(command, "serve")).isEqualTo(1);
    assertThat(err.toString().strip()).isEqualTo("holdfast: the database is gone");
  }

  private int run(String... arguments) {
    return run(HoldfastCommand.create(home, () -> {}, this::restore), arguments);
  }

  private int run(CommandLine command, String... arguments) {
    out.getBuffer().setLength(0);
    return command
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void restore(SnapshotId snapshot, Path target) {
    restored.add(snapshot.value() + " " + target);
  }

  private ChildSpec sleeper() {
    return new ChildSpec(
        "database", List.of("sleep", "600"), Map.of(), folder, () -> true, () -> {}, LONG, LONG);
  }

  private static RuntimeState state(String ecs) {
    return new RuntimeState(
        ecs + "/console", null, ecs, ecs + "/api/v1", "site-1", "/credentials.json", null);
  }

  /** The one page that the probe reads. */
  private record HealthServer(HttpServer server) implements AutoCloseable {
    static HealthServer start(AtomicInteger answer) throws IOException {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/health",
          exchange -> {
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
          });
      server.start();
      return new HealthServer(server);
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
