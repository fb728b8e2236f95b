package dev.holdfast.retention;

import static dev.holdfast.retention.RestorePoints.NOW;
import static dev.holdfast.retention.RestorePoints.POLICY;
import static dev.holdfast.retention.RestorePoints.byHand;
import static dev.holdfast.retention.RestorePoints.flash;
import static dev.holdfast.retention.RestorePoints.held;
import static dev.holdfast.retention.RestorePoints.id;
import static dev.holdfast.retention.RestorePoints.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.model.Retention;
import dev.holdfast.model.SnapshotId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetentionPlannerTest {
  private final RetentionPlanner planner = new RetentionPlanner();

  @Test
  void dropsClosedChainLeafToRootWhenAllItsMembersMayGo() {
    RetentionDecision decision =
        plan(3, null, point(1, 9, null), point(2, 8, 1), point(3, 7, 2), point(4, 1, null));

    assertThat(decision.deletions()).containsExactly(id(3), id(2), id(1));
    assertThat(decision.verdicts().get(id(1)))
        .isEqualTo(new Verdict.Drop(List.of(new DropReason.OlderThan(3))));
  }

  @Test
  void keepsClosedChainWhileOneMemberStays() {
    RetentionDecision decision =
        plan(3, null, point(1, 9, null), point(2, 2, 1), point(3, 1, null));

    assertThat(decision.deletions()).isEmpty();
    assertThat(reasons(decision, 1)).containsExactly(new KeepReason.ParentOf(id(2)));
    assertThat(reasons(decision, 2)).containsExactly(new KeepReason.YoungerThan(3));
  }

  @Test
  void keepsLeafOfClosedChainWhoseRootIsHeld() {
    RetentionDecision decision =
        plan(3, null, held(point(1, 9, null)), point(2, 8, 1), point(3, 1, null));

    assertThat(decision.deletions()).isEmpty();
    assertThat(reasons(decision, 1)).containsExactly(new KeepReason.Held());
    assertThat(reasons(decision, 2)).containsExactly(new KeepReason.InChainWith(id(1)));
  }

  @Test
  void keepsChainThatStillGrows() {
    RetentionDecision decision = plan(1, null, point(1, 9, null), point(2, 8, 1), point(3, 7, 2));

    assertThat(decision.deletions()).isEmpty();
    assertThat(reasons(decision, 1))
        .containsExactly(new KeepReason.ParentOf(id(2)), new KeepReason.OpenChain());
    assertThat(reasons(decision, 3)).containsExactly(new KeepReason.Floor(1));
  }

  @Test
  void combinesDaysAndCount() {
    RetentionDecision decision =
        plan(2, 2, point(1, 9, null), point(2, 8, null), point(3, 1, null));

    assertThat(decision.deletions()).containsExactly(id(1));
    assertThat(decision.verdicts().get(id(1)))
        .isEqualTo(
            new Verdict.Drop(List.of(new DropReason.OlderThan(2), new DropReason.BeyondNewest(2))));
    assertThat(reasons(decision, 2)).containsExactly(new KeepReason.AmongNewest(2));
    assertThat(reasons(decision, 3))
        .containsExactly(new KeepReason.YoungerThan(2), new KeepReason.AmongNewest(2));
  }

  @Test
  void dropsAtTheVeryEndOfTheRetention() {
    assertThat(plan(3, null, point(1, 3, null), point(2, 0, null)).deletions())
        .containsExactly(id(1));
  }

  @Test
  void keepsEverythingWithoutRule() {
    RetentionDecision decision = plan(null, null, point(1, 9000, null), point(2, 1, null));

    assertThat(decision.deletions()).isEmpty();
    assertThat(reasons(decision, 1)).containsExactly(new KeepReason.NoRule());
  }

  @Test
  void keepsWhatBelongsToUnknownPolicies() {
    List<RestorePoint> points = List.of(point(1, 9000, null), point(2, 1, null));
    assertThat(planner.plan(points, Map.of(), 1, NOW).deletions()).isEmpty();
  }

  @Test
  void letsSnapshotsAskedForByHandGoWhenTheyExpire() {
    RetentionDecision decision =
        plan(
            9,
            null,
            byHand(point(1, 8, null), NOW),
            byHand(point(2, 8, null), NOW.plusSeconds(1)),
            byHand(point(3, 8, null), null),
            point(4, 1, null));

    assertThat(decision.deletions()).containsExactly(id(1));
    assertThat(reasons(decision, 2)).containsExactly(new KeepReason.NotExpired(NOW.plusSeconds(1)));
    assertThat(reasons(decision, 3)).containsExactly(new KeepReason.NoRule());
  }

  @Test
  void snapshotAskedForByHandKeepsTheChainItSitsOn() {
    RetentionDecision decision =
        plan(1, null, point(1, 9, null), byHand(point(2, 8, 1), null), point(3, 0.5, null));

    assertThat(decision.deletions()).isEmpty();
    assertThat(reasons(decision, 1)).containsExactly(new KeepReason.ParentOf(id(2)));
  }

  @Test
  void floorPrefersWhatOutlivesTheDisk() {
    RetentionDecision decision = plan(1, null, point(1, 9, null), flash(2, 8), flash(3, 7));

    assertThat(decision.deletions()).containsExactly(id(2), id(3));
    assertThat(reasons(decision, 1)).containsExactly(new KeepReason.Floor(1));
  }

  @Test
  void refusesFloorBelowOne() {
    assertThatThrownBy(() -> planner.plan(List.of(), Map.of(), 0, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesCircles() {
    assertThatThrownBy(() -> plan(1, null, point(1, 9, 2), point(2, 8, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("own ancestor");
  }

  @Test
  void plansOneHundredThousandRestorePoints() {
    List<RestorePoint> points = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      points.add(point(i, 100_000 - i, i % 50_000 == 0 ? null : i - 1));
    }

    RetentionDecision decision = planner.plan(points, Map.of(POLICY, new Retention(7, 3)), 1, NOW);

    assertThat(decision.deletions()).hasSize(50_000).startsWith(id(49_999)).endsWith(id(0));
  }

  private RetentionDecision plan(
      @Nullable Integer days, @Nullable Integer count, RestorePoint... points) {
    return planner.plan(List.of(points), Map.of(POLICY, new Retention(days, count)), 1, NOW);
  }

  private static List<KeepReason> reasons(RetentionDecision decision, int number) {
    SnapshotId id = id(number);
    return decision.verdicts().get(id) instanceof Verdict.Keep keep ? keep.reasons() : List.of();
  }
}
