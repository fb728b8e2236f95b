package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.demo.DemoSite;
import dev.holdfast.demo.RecordCheck;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.FullReason;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.platform.qemu.DaemonSockets;
import dev.holdfast.platform.qemu.qmp.QmpClient;
import dev.holdfast.platform.qemu.qmp.QmpTiming;
import dev.holdfast.process.ProcessRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of a snapshot: one truthful outcome each, and work goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashE2E {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private RunningSite site;

  @BeforeAll
  void start(@TempDir Path work) throws IOException {
    site = new RunningSite("CrashE2E", work);
  }

  @AfterAll
  void close() throws IOException {
    site.close();
  }

  @BeforeEach
  void awaitQuiet() {
    site.awaitQuiet();
  }

  @Test
  void aProgramThatIsKilledFindsItsSnapshotAgain() throws Exception {
    SnapshotId snapshot = site.beginFull(DemoSite.DATA);
    int rows = site.catalog().rows(DemoSite.DATA).size();
    List<ProcessRecord> children = site.installation().children();

    site.program().kill();
    assertThat(children).hasSize(3).allMatch(child -> child.identity().isAlive());
    assertThat(jobs()).containsExactly(snapshot.value());
    site.startAgain();

    EcsUser user = site.user();
    user.awaitAccomplished(snapshot);
    assertThat(site.installation().children()).isEqualTo(children);
    assertThat(site.catalog().rows(DemoSite.DATA)).hasSize(rows);
    assertThat(site.catalog().story(snapshot)).containsOnlyOnce("accomplished");
    assertThat(site.repository().files(DemoSite.DATA, snapshot))
        .isEqualTo(Repository.whole(snapshot));
    assertThat(RecordCheck.check(site.restore(snapshot), "records.dat").isGapFree()).isTrue();
    SnapshotId next = user.awaitAccomplished(user.create(DemoSite.DATA));
    assertThat(site.catalog().evidence(next).parent()).isEqualTo(snapshot);
  }

  @Test
  void theServersMayDieWhileASnapshotIsMade() throws Exception {
    SnapshotId snapshot = site.beginFull(DemoSite.DATA);
    site.installation().kill(site.installation().child("temporal"));
    site.installation().kill(site.installation().child("mariadb"));

    await("the snapshot is accomplished")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> site.catalog().row(snapshot).state() == SnapshotState.ACCOMPLISHED);
    assertThat(site.catalog().story(snapshot)).containsOnlyOnce("accomplished");
    assertThat(site.repository().files(DemoSite.DATA, snapshot))
        .isEqualTo(Repository.whole(snapshot));
    await("the program is healthy again").atMost(PATIENCE).until(() -> site.program().isHealthy());
    SnapshotId next = site.user().awaitAccomplished(site.user().create(DemoSite.DATA));
    assertThat(site.catalog().evidence(next).parent()).isEqualTo(snapshot);
  }

  @Test
  void afterAllProcessesDiedAtOnceTheSnapshotIsKnownToBeLost() throws Exception {
    SnapshotId snapshot = site.beginFull(DemoSite.SYSTEM);
    List<ProcessRecord> children = site.installation().children();
    site.program().kill();
    children.forEach(site.installation()::kill);
    site.startAgain();

    await("the snapshot has its end").atMost(PATIENCE).until(() -> site.catalog().isQuiet());
    assertThat(failure(snapshot).type()).isEqualTo(FailureType.JOB_LOST);
    assertThat(site.catalog().story(snapshot)).containsOnlyOnce("failed");
    assertThat(site.repository().files(DemoSite.SYSTEM, snapshot)).isEmpty();
    site.user().awaitAccomplished(site.user().create(DemoSite.EFFICIENCY));
  }

  /** What the storage daemon works on; to be asked only while nobody else is connected to it. */
  private List<String> jobs() {
    DaemonSockets sockets = new DaemonSockets(site.installation().home().root());
    try (QmpClient daemon = new QmpClient(sockets.qmp(DemoSite.INSTANCE), QmpTiming.DEFAULT)) {
      return daemon.execute("query-jobs").findValuesAsText("id");
    }
  }

  @Test
  void downStopsWhatAKilledProgramLeftBehind() throws Exception {
    List<ProcessRecord> children = site.installation().children();
    site.program().kill();
    assertThat(site.installation().command("down")).contains("left behind", "Holdfast is down.");

    assertThat(children).hasSize(3).noneMatch(child -> child.identity().isAlive());
    assertThat(site.installation().processes()).isEmpty();
    site.startAgain();
    site.user().awaitAccomplished(site.user().create(DemoSite.EFFICIENCY));
  }

  @Test
  void aStorageDaemonThatIsKilledFailsItsSnapshotAndLeavesNoDebris() throws Exception {
    EcsUser user = site.user();
    SnapshotId kept = user.awaitAccomplished(user.create(DemoSite.DATA));
    long written = site.images().newestRecord();
    SnapshotId lost = site.beginFull(DemoSite.SYSTEM);
    ProcessRecord daemon = site.installation().child("storage-");

    site.installation().kill(daemon);
    await("the snapshot has failed")
        .atMost(PATIENCE)
        .until(() -> site.catalog().row(lost).state() == SnapshotState.FAILED);

    assertThat(failure(lost).type()).isEqualTo(FailureType.JOB_LOST);
    assertThat(site.catalog().story(lost))
        .containsOnlyOnce("failed")
        .doesNotContain("accomplished");
    assertThat(user.failed(DemoSite.SYSTEM))
        .singleElement()
        .satisfies(each -> assertThat(each.getSnapshotId()).isEqualTo(lost.value()));
    assertThat(site.repository().files(DemoSite.SYSTEM, lost)).isEmpty();
    assertThat(site.installation().child("storage-").pid()).isNotEqualTo(daemon.pid());
    await("the demo writes again")
        .atMost(PATIENCE)
        .until(() -> site.images().newestRecord() > written);
    SnapshotId full = user.create(DemoSite.DATA);
    user.awaitAccomplished(user.create(DemoSite.SYSTEM));
    user.awaitAccomplished(full);
    assertThat(site.catalog().evidence(full).parent()).isNull();
    assertThat(site.catalog().evidence(full).fullReason())
        .isIn(FullReason.BITMAP_MISSING, FullReason.BITMAP_INCONSISTENT);
    assertThat(RecordCheck.check(site.restore(full), "records.dat").isGapFree()).isTrue();
    assertThat(RecordCheck.check(site.restore(kept), "records.dat").isGapFree()).isTrue();
  }

  private SnapshotOutcome.Failed failure(SnapshotId snapshot) {
    SnapshotRow row = site.catalog().row(snapshot);
    return Objects.requireNonNull(row.failure());
  }
}
