package dev.holdfast.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.activity.StartResult;
import dev.holdfast.activity.StorageActivities;
import dev.holdfast.activity.StorageActivities.Removal;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.platform.FakeDiskPlatform;
import dev.holdfast.platform.FakeDiskPlatform.Call;
import dev.holdfast.platform.PlatformError;
import dev.holdfast.testing.TestCatalog;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlatformStorageActivitiesIT {
  /** What may pass, or what tells nothing: only these are tried again after a plain no. */
  private static final Set<FailureType> PASSING =
      EnumSet.of(
          FailureType.THROTTLED,
          FailureType.QUOTA,
          FailureType.WRONG_STATE,
          FailureType.UNCERTAIN,
          FailureType.UNRESOLVED);

  private final TestCatalog catalog = new TestCatalog();
  private final FakeDiskPlatform platform = new FakeDiskPlatform(catalog.clock);
  private final Orders orders = new Orders(catalog, platform);
  private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
  private final StorageActivities activities = register();

  private StorageActivities register() {
    environment.registerActivitiesImplementations(
        new PlatformStorageActivities(
            platform, catalog.transactions, catalog.writer, new InFlight()));
    return environment.newActivityStub(StorageActivities.class);
  }

  @AfterAll
  void close() {
    environment.close();
    catalog.close();
  }

  private SnapshotState state(SnapshotOrder order) {
    return catalog.row(order.snapshot()).state();
  }

  private static ApplicationFailure failure(Runnable call) {
    ActivityFailure failure = catchThrowableOfType(ActivityFailure.class, call::run);
    return (ApplicationFailure) Objects.requireNonNull(failure.getCause());
  }

  @Test
  void startingTwiceAdoptsWhatWasBegun() {
    SnapshotOrder order = orders.next("twice");

    assertThat(activities.start(order)).isInstanceOf(StartResult.Running.class);
    assertThat(activities.start(order)).isInstanceOf(StartResult.Running.class);

    assertThat(platform.snapshots()).containsOnlyOnce(order.snapshot());
    assertThat(state(order)).isEqualTo(SnapshotState.PROGRESSING);
    assertThat(catalog.snapshots.story(order.snapshot()))
        .extracting("kind")
        .containsExactly("accepted", "started");
  }

  @Test
  void adoptsWhatWasBegunThoughTheReplyWasLost() {
    SnapshotOrder order = orders.next("lost reply");
    platform.failNextAfterEffect(Call.START, PlatformError.uncertain("no reply", null));

    ApplicationFailure failure = failure(() -> activities.start(order));
    assertThat(failure.getType()).isEqualTo("UNCERTAIN");
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(activities.start(order)).isInstanceOf(StartResult.Running.class);
    assertThat(platform.snapshots()).containsOnlyOnce(order.snapshot());
  }

  @Test
  void aFlashSnapshotHasItsEndAtOnce() {
    SnapshotOrder order = orders.next("flash", SnapshotCategory.FLASH);

    assertThat(activities.start(order))
        .isInstanceOfSatisfying(
            StartResult.Ended.class,
            ended -> assertThat(ended.outcome()).isInstanceOf(SnapshotOutcome.Accomplished.class));
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatEachRefusalMeans(FailureType type) {
    SnapshotOrder order = orders.next("refused " + type);
    platform.failNext(Call.START, PlatformError.refused(type, "SomeCode", "because"));

    ApplicationFailure failure = failure(() -> activities.start(order));

    assertThat(failure.getType()).isEqualTo(type.name());
    assertThat(failure.getOriginalMessage()).isEqualTo("because");
    assertThat(failure.isNonRetryable()).isEqualTo(!PASSING.contains(type));
    assertThat(failure.getDetails().get(0, String.class)).isEqualTo("FINAL");
    assertThat(failure.getDetails().get(1, String.class)).isEqualTo("SomeCode");
    assertThat(state(order)).isEqualTo(SnapshotState.ACCEPTED);
    assertThat(catalog.snapshots.story(order.snapshot()).getLast())
        .satisfies(event -> {
          assertThat(event.kind()).isEqualTo("start_refused");
          assertThat(event.sentence())
              .startsWith("attempt ")
              .endsWith(": " + type + " (FINAL, SomeCode): because");
        });
  }

  @ParameterizedTest
  @EnumSource
  void triesAgainWheneverNothingIsKnown(FailureType type) {
    SnapshotOrder order = orders.next("uncertain " + type);
    platform.failNext(
        Call.START,
        new PlatformError(
            PlatformError.Kind.UNCERTAIN, type, "SomeCode", "no reply", "call-1", null));

    ApplicationFailure failure = failure(() -> activities.start(order));

    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getDetails().get(0, String.class)).isEqualTo("UNCERTAIN");
    assertThat(catalog.snapshots.story(order.snapshot()).getLast().sentence())
        .contains("platform request call-1");
  }

  @Test
  void cancelsWhatIsBeingMade() {
    SnapshotOrder order = orders.next("cancel");
    activities.start(order);

    assertThat(activities.cancel(order)).isInstanceOf(SnapshotOutcome.Cancelled.class);
    assertThat(activities.cancel(order)).isInstanceOf(SnapshotOutcome.Cancelled.class);
    assertThat(platform.snapshots()).doesNotContain(order.snapshot());
  }

  @Test
  void aCancelThatComesTooLateSaysSo() {
    SnapshotOrder order = orders.next("too late");
    activities.start(order);
    platform.finish(order.snapshot());

    assertThat(activities.cancel(order)).isInstanceOf(SnapshotOutcome.Accomplished.class);
  }

  @Test
  void aCancelThatFailsIsPartOfTheStory() {
    SnapshotOrder order = orders.next("cancel fails");
    platform.failNext(Call.CANCEL, PlatformError.uncertain("no reply", null));

    assertThat(failure(() -> activities.cancel(order)).isNonRetryable()).isFalse();
    assertThat(catalog.snapshots.story(order.snapshot()).getLast().kind())
        .isEqualTo("cancel_refused");
  }

  @Test
  void removesOnceAndForAll() {
    SnapshotOrder order = orders.next("remove");
    activities.start(order);
    platform.finish(order.snapshot());
    Removal removal = new Removal(order.snapshot(), order.disk(), order.category());
    platform.failNext(Call.DELETE, PlatformError.uncertain("no reply", null));

    assertThat(failure(() -> activities.remove(removal)).isNonRetryable()).isFalse();
    activities.remove(removal);
    activities.remove(removal);

    assertThat(platform.snapshots()).doesNotContain(order.snapshot());
    assertThat(catalog.snapshots.story(order.snapshot()).getLast().kind())
        .isEqualTo("removal_refused");
  }
}
