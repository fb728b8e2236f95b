package dev.holdfast.retention;

import static dev.holdfast.retention.RestorePoints.NOW;
import static dev.holdfast.retention.RestorePoints.POLICY;
import static dev.holdfast.retention.RestorePoints.byHand;
import static dev.holdfast.retention.RestorePoints.flash;
import static dev.holdfast.retention.RestorePoints.held;
import static dev.holdfast.retention.RestorePoints.point;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.model.Retention;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RetentionPlannerPropertyTest {
  private final RetentionPlanner planner = new RetentionPlanner();

  @Property
  void neverCrossesTheFloor(
      @ForAll("disks") List<RestorePoint> points,
      @ForAll("retentions") Retention retention,
      @ForAll @IntRange(min = 1, max = 6) int floor) {
    int kept = points.size() - plan(points, retention, floor).deletions().size();
    assertThat(kept).isGreaterThanOrEqualTo(Math.min(floor, points.size()));
  }

  @Property
  void neverDropsHeldOnesNorTheNewestStandardOne(
      @ForAll("disks") List<RestorePoint> points, @ForAll("retentions") Retention retention) {
    List<SnapshotId> deletions = plan(points, retention, 1).deletions();
    assertThat(points)
        .filteredOn(RestorePoint::held)
        .noneMatch(point -> deletions.contains(point.id()));
    assertThat(points.stream().filter(RetentionPlannerPropertyTest::isStandard))
        .satisfiesAnyOf(
            standard -> assertThat(standard).isEmpty(),
            standard ->
                assertThat(deletions)
                    .doesNotContain(
                        standard.stream().max(RetentionPlanner.OLDEST_FIRST).orElseThrow().id()));
  }

  @Property
  void dropsChildrenBeforeParentsAndChainsAsWholes(
      @ForAll("disks") List<RestorePoint> points, @ForAll("retentions") Retention retention) {
    List<SnapshotId> deletions = plan(points, retention, 1).deletions();
    for (RestorePoint point : points) {
      if (point.parent() != null) {
        int own = deletions.indexOf(point.id());
        int parent = deletions.indexOf(point.parent());
        assertThat(own >= 0).as("%s with its parent", point.id()).isEqualTo(parent >= 0);
        assertThat(own).isLessThanOrEqualTo(parent);
      }
    }
  }

  @Property
  void everyRestorePointHasVerdictWithReasonsAndOnlyDropsAreDeleted(
      @ForAll("disks") List<RestorePoint> points, @ForAll("retentions") Retention retention) {
    RetentionDecision decision = plan(points, retention, 1);
    assertThat(decision.verdicts()).hasSize(points.size());
    decision
        .verdicts()
        .forEach((id, verdict) -> {
          switch (verdict) {
            case Verdict.Keep keep -> assertThat(keep.reasons()).isNotEmpty();
            case Verdict.Drop drop -> assertThat(drop.reasons()).isNotEmpty();
          }
          assertThat(decision.deletions().contains(id)).isEqualTo(verdict instanceof Verdict.Drop);
        });
  }

  @Property
  void hasNothingMoreToDropAfterDropping(
      @ForAll("disks") List<RestorePoint> points, @ForAll("retentions") Retention retention) {
    Set<SnapshotId> gone = new HashSet<>(plan(points, retention, 2).deletions());
    List<RestorePoint> left = points.stream().filter(point -> !gone.contains(point.id())).toList();
    assertThat(plan(left, retention, 2).deletions()).isEmpty();
  }

  @Provide
  Arbitrary<Retention> retentions() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 20).injectNull(0.3),
            Arbitraries.integers().between(1, 10).injectNull(0.3))
        .as(Retention::new);
  }

  @Provide
  Arbitrary<List<RestorePoint>> disks() {
    return Combinators.combine(Arbitraries.integers().between(0, 40), Arbitraries.longs())
        .as((size, seed) -> disk(size, new Random(seed)));
  }

  private static List<RestorePoint> disk(int size, Random random) {
    List<RestorePoint> points = new ArrayList<>();
    List<Integer> parents = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double age = random.nextInt(30);
      boolean full = parents.isEmpty() || random.nextInt(5) == 0;
      RestorePoint point =
          random.nextInt(6) == 0
              ? flash(i, age)
              : point(i, age, full ? null : parents.get(random.nextInt(parents.size())));
      if (isStandard(point)) {
        parents.add(i);
      }
      point =
          random.nextInt(8) == 0 ? byHand(point, NOW.plusSeconds(random.nextInt(9) - 4)) : point;
      points.add(random.nextInt(12) == 0 ? held(point) : point);
    }
    return points;
  }

  private static boolean isStandard(RestorePoint point) {
    return point.category() == SnapshotCategory.STANDARD;
  }

  private RetentionDecision plan(List<RestorePoint> points, Retention retention, int floor) {
    return planner.plan(points, Map.of(POLICY, retention), floor, NOW);
  }
}
