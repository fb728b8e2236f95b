package dev.holdfast.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path home;
  private Supervisor supervisor;

  @BeforeEach
  void createSupervisor() {
    supervisor = newSupervisor();
  }

  @AfterEach
  void stopEverything() {
    supervisor.stopAll();
  }

  @Test
  void startsInSessionOfItsOwnWithOutputInItsLog() throws IOException {
    Child child = supervisor.supervise(script("echo hello; exec sleep 600", () -> true));

    await().until(() -> Files.readString(home.resolve("log/worker.log")).contains("hello"));
    String stat = Files.readString(Path.of("/proc/" + child.pid() + "/stat"));
    String session = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
    assertThat(session).isEqualTo(Long.toString(child.pid()));
    assertThat(Path.of("/proc/" + child.pid() + "/fd/0").toRealPath())
        .isEqualTo(Path.of("/dev/null"));
  }

  @Test
  void adoptsProcessOfAnEarlierSupervisor() {
    long pid = supervisor.supervise(script("exec sleep 600", () -> true)).pid();
    supervisor.release();
    assertThat(supervisor.children()).isEmpty();

    supervisor = newSupervisor();
    Child adopted = supervisor.supervise(script("exit 1", () -> true));

    assertThat(adopted.pid()).isEqualTo(pid);
    supervisor.stop("worker");
    assertThat(adopted.isAlive()).isFalse();
    assertThat(records().list()).isEmpty();
  }

  @Test
  void restartsAdoptedProcessAfterSigkill() {
    supervisor.supervise(script("exec sleep 600", () -> true));
    supervisor.release();
    supervisor = newSupervisor();
    Child child = supervisor.supervise(script("exec sleep 600", () -> true));
    long first = child.pid();

    kill(first);

    await().atMost(LONG).until(() -> child.isAlive() && child.pid() != first);
    assertThat(records().find("worker").map(ProcessRecord::pid)).contains(child.pid());
  }

  @Test
  void replacesRecordedProcessThatDoesNotAnswer() {
    Child silent = supervisor.supervise(script("exec sleep 600", () -> true));
    long first = silent.pid();
    supervisor.release();

    supervisor = newSupervisor();
    Duration brief = Duration.ofSeconds(1);
    Readiness newOneOnly =
        () -> records().find("worker").filter(record -> record.pid() != first).isPresent();
    Child child = supervisor.supervise(spec("exec sleep 600", newOneOnly, () -> {}, brief, LONG));

    assertThat(child.pid()).isNotEqualTo(first);
    assertThat(silent.isAlive()).isFalse();
  }

  @Test
  void neverTouchesProcessThatReusedThePid() throws IOException {
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      ProcessIdentity now = ProcessIdentity.of(stranger.pid()).orElseThrow();
      records()
          .write(new ProcessRecord("worker", now.pid(), now.startTicks() - 1, now.bootId(), 1));

      Child child = supervisor.supervise(script("exec sleep 600", () -> true));
      supervisor.stop("worker");

      assertThat(child.pid()).isNotEqualTo(stranger.pid());
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void startsAgainAfterReboot() {
    long first = supervisor.supervise(script("exec sleep 600", () -> true)).pid();
    supervisor.release();
    ProcessRecord record = records().find("worker").orElseThrow();
    records().write(new ProcessRecord("worker", first, record.startTicks(), "another-boot", 1));

    supervisor = newSupervisor();
    Child child = supervisor.supervise(script("exec sleep 600", () -> true));

    assertThat(child.pid()).isNotEqualTo(first);
    kill(first);
  }

  @Test
  void saysWhyProcessDidNotStart() {
    assertThatThrownBy(
            () -> supervisor.supervise(script("echo port is taken; exit 3", () -> false)))
        .isInstanceOf(ChildStartException.class)
        .hasMessageContaining("worker ended while it started")
        .hasMessageContaining("port is taken");
    assertThat(supervisor.children()).isEmpty();
    assertThat(records().list()).isEmpty();
  }

  @Test
  void leavesNothingRunningWhenNotReadyInTime() {
    ChildSpec never = spec("exec sleep 600", () -> false, () -> {}, Duration.ofMillis(300), LONG);

    assertThatThrownBy(() -> supervisor.supervise(never))
        .isInstanceOf(ChildStartException.class)
        .hasMessageContaining("was not ready");

    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void stopEscalatesOnlyAfterItsTimeout() {
    String deaf = "trap '' TERM; touch ready; while :; do sleep 0.1; done";
    Child child =
        supervisor.supervise(
            spec(
                deaf,
                () -> Files.exists(home.resolve("work/ready")),
                () -> {},
                LONG,
                Duration.ofSeconds(1)));
    long before = System.nanoTime();

    supervisor.stop("worker");

    assertThat(child.isAlive()).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void stopsInReverseOrderOfStart() throws IOException {
    for (String name : List.of("first", "second")) {
      String script =
          "trap 'echo "
              + name
              + " >> order; exit' TERM; touch up-"
              + name
              + "; while :; do sleep 0.1; done";
      supervisor.supervise(
          new ChildSpec(
              name,
              List.of("sh", "-c", script),
              Map.of(),
              home.resolve("work"),
              () -> Files.exists(home.resolve("work/up-" + name)),
              () -> {},
              LONG,
              LONG));
    }

    supervisor.stopAll();

    assertThat(Files.readAllLines(home.resolve("work/order"))).containsExactly("second", "first");
  }

  @Test
  void stopEndsStartThatStillWaits() {
    Thread starter =
        Thread.ofVirtual().start(() -> supervisor.supervise(script("exec sleep 600", () -> false)));
    await().until(() -> records().find("worker").isPresent());
    ProcessIdentity identity = records().find("worker").orElseThrow().identity();

    supervisor.stopAll();

    assertThat(identity.isAlive()).isFalse();
    await().until(() -> !starter.isAlive());
  }

  @Test
  void runsPreparationBeforeEveryStartButNotBeforeAdoption() {
    Path count = home.resolve("count");
    Runnable prepare =
        () -> AtomicFile.write(count, new byte[Files.exists(count) ? size(count) + 1 : 1]);
    Child child = supervisor.supervise(spec("exec sleep 600", () -> true, prepare, LONG, LONG));
    supervisor.release();
    supervisor = newSupervisor();
    Child adopted = supervisor.supervise(spec("exec sleep 600", () -> true, prepare, LONG, LONG));
    assertThat(size(count)).isEqualTo(1);

    kill(child.pid());

    await().atMost(LONG).until(() -> adopted.isAlive() && size(count) == 2);
  }

  private static int size(Path file) {
    return (int) file.toFile().length();
  }

  private Supervisor newSupervisor() {
    return new Supervisor(home.resolve("run"), home.resolve("log"));
  }

  private ProcessRecords records() {
    return new ProcessRecords(home.resolve("run"));
  }

  private ChildSpec script(String script, Readiness readiness) {
    return spec(script, readiness, () -> {}, LONG, LONG);
  }

  private ChildSpec spec(
      String script, Readiness readiness, Runnable before, Duration start, Duration stop) {
    return new ChildSpec(
        "worker",
        List.of("sh", "-c", script),
        Map.of(),
        home.resolve("work"),
        readiness,
        before,
        start,
        stop);
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }
}
