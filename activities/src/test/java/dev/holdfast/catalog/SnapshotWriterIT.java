package dev.holdfast.catalog;

import static dev.holdfast.testing.TestCatalog.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.model.FailureType;
import dev.holdfast.model.Progress;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.testing.TestCatalog;
import java.time.Duration;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotWriterIT {
  private final TestCatalog catalog = new TestCatalog();

  @AfterAll
  void close() {
    catalog.close();
  }

  private SnapshotId accepted(String request) {
    return catalog.accept(wish(catalog.disk(), request, SnapshotCategory.STANDARD));
  }

  @Test
  void theFirstEndStays() {
    SnapshotId id = accepted("end");
    catalog.settle(id, catalog.accomplished(null));
    catalog.settle(id, new SnapshotOutcome.Failed(FailureType.JOB_LOST, "late", "none"));

    assertThat(catalog.row(id).state()).isEqualTo(SnapshotState.ACCOMPLISHED);
    assertThat(catalog.row(id).failure()).isNull();
    assertThat(catalog.row(id).evidence()).isNotNull();
  }

  @Test
  void storiesHaveNoGapsHoweverManyTellThem() {
    SnapshotId id = accepted("story");
    IntStream.range(0, 64)
        .parallel()
        .forEach(line ->
            catalog.transactions.run(handle -> {
              catalog.writer.tell(handle, id, "line", "line " + line);
              return line;
            }));

    assertThat(catalog.snapshots.story(id))
        .extracting(SnapshotEvent::sequence)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 65).boxed().toList());
  }

  @Test
  void keepsInstantsWhateverTheZoneOfTheProcess() {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
    try {
      SnapshotId id = accepted("zone");
      Progress progress =
          new Progress(
              10,
              100,
              catalog.clock.instant(),
              catalog.clock.instant().plus(Duration.ofDays(65_000)));
      catalog.transactions.run(handle -> {
        catalog.writer.progress(handle, id, progress);
        return id;
      });

      assertThat(catalog.row(id).progress()).isEqualTo(progress);
      assertThat(catalog.row(id).createdAt()).isEqualTo(catalog.clock.instant());
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void movesOnlyFromTheStatesItNames() {
    SnapshotId id = accepted("moves");

    assertThat(catalog.transactions.<Boolean>run(handle -> catalog.writer.begin(handle, id, "go")))
        .isTrue();
    assertThat(catalog.transactions.<Boolean>run(handle -> catalog.writer.begin(handle, id, "go")))
        .isFalse();
    assertThat(
            catalog.transactions.<Boolean>run(handle -> catalog.writer.unresolve(handle, id, "?")))
        .isTrue();
    assertThat(catalog.row(id).state()).isEqualTo(SnapshotState.UNRESOLVED);
    assertThat(catalog.snapshots.countUnfinished(List.of(id))).isEqualTo(1);
  }

  @Test
  void longSentencesAreCutNotRefused() {
    SnapshotId id = accepted("long");
    catalog.settle(
        id,
        new SnapshotOutcome.Failed(
            FailureType.PLATFORM_FAILED, "x".repeat(10_000), "y".repeat(5_000)));

    assertThat(catalog.row(id).state()).isEqualTo(SnapshotState.FAILED);
    assertThat(catalog.row(id).failure()).isNotNull();
  }
}
