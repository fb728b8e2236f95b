package dev.holdfast.platform.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holdfast.model.Evidence;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.FullReason;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.platform.PlatformError;
import dev.holdfast.platform.SnapshotStatus;
import dev.holdfast.process.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QemuCrashIT {
  @TempDir Path home;
  private QemuSite site;

  @BeforeEach
  void open() throws IOException {
    site = new QemuSite(home);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aJobThatOutlivedJavaIsFinishedByTheNextProgram() {
    Path before = site.image(QemuSite.ESSD, "before");
    SnapshotOrder order = QemuSite.lingering("s-1");
    site.platform().start(order);
    long pid = site.daemonPid();
    site.restartJava();
    assertThat(site.daemonPid()).isEqualTo(pid);
    assertThat(site.platform().start(order)).isInstanceOf(SnapshotStatus.Running.class);
    site.awaitDone(order);
    site.assertRestores("s-1", before);
  }

  @Test
  void aJobThatConcludedUnseenIsFinishedByTheNextStart() {
    site.platform().start(QemuSite.lingering("s-1"));
    site.restartJava();
    await()
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptionsInstanceOf(PlatformError.class)
        .until(() -> site.platform().start(QemuSite.standard("s-2")) != null);
    Evidence second = site.awaitDone(QemuSite.standard("s-2"));
    assertThat(second.parent()).isEqualTo(new SnapshotId("s-1"));
  }

  @Test
  void everyStepOfMakingItDurableCanBeRepeated() throws IOException {
    for (String obstacle : List.of("s-1.qcow2", "s-1.json.part", "s-1.json")) {
      Path blocked = site.repository(QemuSite.ESSD).resolve(obstacle).resolve("in the way");
      SnapshotOrder order = QemuSite.lingering("s-1");
      site.platform().start(order);
      Files.createDirectories(blocked);
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() ->
              assertThatThrownBy(() -> site.platform().observe(order))
                  .as(obstacle)
                  .isInstanceOf(PlatformError.class));
      Files.delete(blocked);
      Files.delete(DurableFiles.folderOf(blocked));
      site.restartJava();
      assertThat(site.awaitDone(order).fullReason()).isEqualTo(FullReason.FIRST);
      assertThat(site.repositoryFiles(QemuSite.ESSD)).containsExactly("s-1.json", "s-1.qcow2");
      site.platform().delete(order.disk(), order.snapshot(), order.category());
    }
  }

  @Test
  void aDraftLeftBesideASidecarIsTidiedUp() throws IOException {
    SnapshotOrder order = QemuSite.standard("s-1");
    Evidence evidence = site.make(order);
    Repository repository = new Repository(site.settings().repository());
    repository.write(repository.sidecar(order.disk(), order.snapshot()).orElseThrow().draft());
    assertThat(site.platform().observe(order)).isEqualTo(new SnapshotStatus.Done(evidence));
    assertThat(site.repositoryFiles(QemuSite.ESSD)).containsExactly("s-1.json", "s-1.qcow2");
  }

  @Test
  void aKilledDaemonLosesTheJobAndNothingIsLeft() throws IOException {
    SnapshotOrder order = QemuSite.lingering("s-1");
    site.platform().start(order);
    site.killDaemon();
    SnapshotStatus status = site.platform().observe(order);
    assertThat(((SnapshotStatus.Lost) status).type()).isEqualTo(FailureType.JOB_LOST);
    assertThat(site.repositoryFiles(QemuSite.ESSD)).isEmpty();
    assertThat(site.make(order).fullReason()).isEqualTo(FullReason.FIRST);
  }

  @Test
  void anOrderlyEndOfTheDaemonLosesTheJobButNotTheRecordOfChanges() {
    site.make(QemuSite.standard("s-1"));
    site.write(QemuSite.ESSD, "1M", "2M", 8);
    SnapshotOrder order = QemuSite.lingering("s-2");
    site.platform().start(order);
    site.restartAll();
    assertThat(site.platform().observe(order)).isInstanceOf(SnapshotStatus.Lost.class);
    Path before = site.image(QemuSite.ESSD, "before");
    assertThat(site.make(order).parent()).isEqualTo(new SnapshotId("s-1"));
    site.assertRestores("s-2", before);
  }

  @Test
  void startingAgainAfterALossBeginsAnew() {
    SnapshotOrder order = QemuSite.lingering("s-1");
    site.platform().start(order);
    site.killDaemon();
    assertThat(site.platform().start(order)).isInstanceOf(SnapshotStatus.Running.class);
    Path before = site.image(QemuSite.ESSD, "before");
    site.awaitDone(order);
    site.assertRestores("s-1", before);
  }

  @Test
  void saysWhyTheNextOneIsFullAfterAnUncleanEnd() {
    site.make(QemuSite.standard("s-1"));
    site.killDaemon();
    assertThat(site.make(QemuSite.standard("s-2")).fullReason())
        .isEqualTo(FullReason.BITMAP_MISSING);
    site.restartAll();
    site.write(QemuSite.ESSD, "1M", "64k", 5);
    site.killDaemon();
    assertThat(site.make(QemuSite.standard("s-3")).fullReason())
        .isEqualTo(FullReason.BITMAP_INCONSISTENT);
    assertThat(site.make(QemuSite.standard("s-4")).parent()).isEqualTo(new SnapshotId("s-3"));
  }

  @Test
  void aDaemonThatDoesNotAnswerIsNotGone() {
    site.restartJava(site.settings().withAnswerPatience(Duration.ofMillis(300)));
    SnapshotOrder order = QemuSite.lingering("s-1");
    site.platform().start(order);
    signal("STOP");
    try {
      for (Runnable call :
          List.<Runnable>of(
              () -> site.platform().observe(order),
              () -> site.platform().start(order),
              () -> site.platform().cancel(order))) {
        assertThatThrownBy(call::run)
            .isInstanceOfSatisfying(
                PlatformError.class,
                error -> assertThat(error.kind()).isEqualTo(PlatformError.Kind.UNCERTAIN));
      }
    } finally {
      signal("CONT");
    }
    site.awaitDone(order);
  }

  private void signal(String name) {
    Commands.run(Duration.ofSeconds(5), List.of("kill", "-" + name, "" + site.daemonPid()));
  }

  @Test
  void onlyOneProgramWorksOnAStorageNode() {
    try (QemuPlatform second =
        new QemuPlatform(
            site.settings(),
            new Supervisor(home.resolve("run"), home.resolve("logs")),
            InstantSource.system())) {
      assertThatThrownBy(second::open)
          .isInstanceOf(PlatformError.class)
          .hasMessageContaining("Another program");
    }
  }
}
