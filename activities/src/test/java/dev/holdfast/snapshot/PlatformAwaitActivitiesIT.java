package dev.holdfast.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.activity.AwaitActivities;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.Progress;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.platform.FakeDiskPlatform;
import dev.holdfast.platform.FakeDiskPlatform.Call;
import dev.holdfast.platform.PlatformError;
import dev.holdfast.testing.TestCatalog;
import dev.holdfast.workflow.Payloads;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlatformAwaitActivitiesIT {
  private static final Duration GONE_AFTER = Duration.ofSeconds(30);

  private final TestCatalog catalog = new TestCatalog();
  private final FakeDiskPlatform platform = new FakeDiskPlatform(catalog.clock);
  private final SteppedPlatform stepped = new SteppedPlatform(platform);
  private final Orders orders = new Orders(catalog, platform);
  private final InFlight inFlight = new InFlight();
  private TestActivityEnvironment environment = environment();

  private static TestActivityEnvironment environment() {
    return TestActivityEnvironment.newInstance(
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(Payloads.dataConverter())
                    .build())
            .build());
  }

  @BeforeEach
  void freshEnvironment() {
    environment = environment();
    environment.registerActivitiesImplementations(
        new PlatformAwaitActivities(
            stepped,
            new ProgressLog(catalog.transactions, catalog.writer, catalog.clock),
            inFlight,
            catalog.clock,
            GONE_AFTER));
  }

  @AfterEach
  void closeEnvironment() {
    environment.close();
  }

  @AfterAll
  void close() {
    catalog.close();
  }

  private SnapshotOrder started(String name) {
    SnapshotOrder order = orders.next(name);
    platform.start(order);
    catalog.transactions.run(handle -> catalog.writer.begin(handle, order.snapshot(), "begun"));
    return order;
  }

  private SnapshotOutcome await(SnapshotOrder order) {
    return environment.newActivityStub(AwaitActivities.class).await(order);
  }

  /** The first step happens before the first read, and so on. */
  private void beforeReads(Runnable... steps) {
    stepped.beforeReads(steps);
  }

  private static void nothing() {}

  private SnapshotState state(SnapshotOrder order) {
    return catalog.row(order.snapshot()).state();
  }

  private void pass(Duration time) {
    catalog.clock.advance(time);
  }

  @Test
  void returnsTheEvidenceWhenThePlatformHasIt() {
    SnapshotOrder order = started("done");
    beforeReads(PlatformAwaitActivitiesIT::nothing, () -> platform.finish(order.snapshot()));

    assertThat(await(order)).isInstanceOf(SnapshotOutcome.Accomplished.class);
    assertThat(inFlight.awaitNone(Duration.ZERO)).isTrue();
  }

  @Test
  void showsProgressInTheCatalog() {
    SnapshotOrder order = started("progress");
    pass(Duration.ofMinutes(1));
    platform.progress(order.snapshot(), 300, 1000);
    beforeReads(PlatformAwaitActivitiesIT::nothing, () -> platform.finish(order.snapshot()));

    await(order);

    assertThat(catalog.row(order.snapshot()).progress())
        .isNotNull()
        .extracting(Progress::doneBytes, Progress::totalBytes, Progress::readAt)
        .containsExactly(300L, 1000L, catalog.clock.instant());
  }

  @Test
  void saysWhyAJobWasLost() {
    SnapshotOrder order = started("lost");
    beforeReads(
        PlatformAwaitActivitiesIT::nothing,
        () -> platform.lose(order.snapshot(), FailureType.JOB_LOST, "the daemon died"));

    assertThat(await(order))
        .isInstanceOfSatisfying(
            SnapshotOutcome.Failed.class,
            failed -> {
              assertThat(failed.type()).isEqualTo(FailureType.JOB_LOST);
              assertThat(failed.message()).isEqualTo("the daemon died");
            });
  }

  @Test
  void failsWhenTheSnapshotIsGoneAndItsDiskIsThere() {
    SnapshotOrder order = started("disappeared");
    beforeReads(PlatformAwaitActivitiesIT::nothing, () -> platform.forget(order.snapshot()));

    assertThat(await(order))
        .isInstanceOfSatisfying(
            SnapshotOutcome.Failed.class,
            failed -> assertThat(failed.type()).isEqualTo(FailureType.DISAPPEARED));
  }

  @Test
  void believesInAReleaseOnlyAfterTwoReadsFarEnoughApart() {
    SnapshotOrder order = started("released");
    List<Boolean> stillWaiting = new ArrayList<>();
    beforeReads(
        () -> platform.release(order.disk()),
        () -> pass(GONE_AFTER.minusSeconds(1)),
        () -> {
          stillWaiting.add(true);
          pass(Duration.ofSeconds(1));
        });

    assertThat(await(order)).isInstanceOf(SnapshotOutcome.ReleasedWithDisk.class);
    assertThat(stillWaiting).containsExactly(true);
  }

  @Test
  void aDaemonThatIsDownIsNotARelease() {
    SnapshotOrder order = started("down");
    platform.failNext(Call.OBSERVE, PlatformError.uncertain("no daemon", null));
    platform.failNext(Call.OBSERVE, PlatformError.uncertain("no daemon", null));
    beforeReads(
        PlatformAwaitActivitiesIT::nothing,
        () -> pass(GONE_AFTER.multipliedBy(3)),
        () -> platform.finish(order.snapshot()));

    assertThat(await(order)).isInstanceOf(SnapshotOutcome.Accomplished.class);
  }

  @Test
  void silenceIsPartOfTheStoryAndSoIsItsEnd() {
    SnapshotOrder order = started("silence");
    List<SnapshotState> seen = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      platform.failNext(Call.OBSERVE, PlatformError.uncertain("no daemon", null));
    }
    beforeReads(
        PlatformAwaitActivitiesIT::nothing,
        () -> pass(Duration.ofSeconds(9)),
        () -> {
          seen.add(state(order));
          pass(Duration.ofSeconds(1));
        },
        () -> seen.add(state(order)),
        () -> {
          seen.add(state(order));
          platform.finish(order.snapshot());
        });

    await(order);

    assertThat(seen)
        .containsExactly(
            SnapshotState.PROGRESSING, SnapshotState.UNRESOLVED, SnapshotState.PROGRESSING);
    assertThat(catalog.snapshots.story(order.snapshot()))
        .extracting("kind")
        .containsExactly("accepted", "started", "unresolved", "started");
  }

  @Test
  void aWaitThatTakesOverFindsOutThatThePlatformAnswersAgain() {
    SnapshotOrder order = started("takes over");
    catalog.transactions.run(
        handle -> catalog.writer.unresolve(handle, order.snapshot(), "the wait before knew"));
    List<SnapshotState> seen = new ArrayList<>();
    beforeReads(
        PlatformAwaitActivitiesIT::nothing,
        () -> {
          seen.add(state(order));
          platform.finish(order.snapshot());
        });

    await(order);

    assertThat(seen).containsExactly(SnapshotState.PROGRESSING);
  }
}
