package dev.holdfast.platform.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.model.FullReason;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.platform.qemu.ChainPlanner.Situation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChainPlannerTest {
  private static final long DISK = 1_000_000;
  private static final DiskBitmap BITMAP = new DiskBitmap("s-2", 65_536, false);
  private static final List<Sidecar> CHAIN =
      List.of(Sidecars.of("s-1", null, DISK), Sidecars.of("s-2", "s-1", DISK));

  private final ChainPlanner planner = new ChainPlanner(3);

  private static DiskNode node(DiskBitmap... bitmaps) {
    return new DiskNode(false, DISK, 400_000, List.of(bitmaps), Map.of());
  }

  private FullReason reason(List<Sidecar> sidecars, DiskNode node) {
    CopyPlan plan = planner.plan(new Situation(sidecars, false, node));
    assertThat(plan.parent()).isNull();
    FullReason reason = plan.fullReason();
    assertThat(reason).isNotNull();
    return reason == null ? FullReason.FIRST : reason;
  }

  @Test
  void copiesWhatChangedSinceTheNewest() {
    assertThat(planner.plan(new Situation(CHAIN, false, node(BITMAP))))
        .isEqualTo(CopyPlan.increment(new SnapshotId("s-2"), 65_536));
  }

  @Test
  void copiesWhatTheImageHoldsWhenThereIsNothingToBuildOn() {
    assertThat(planner.plan(new Situation(List.of(), false, node())))
        .isEqualTo(CopyPlan.full(FullReason.FIRST, 400_000));
  }

  @Test
  void copiesTheWholeDiskWhenItsImageShowsAnother() {
    DiskNode overlay = new DiskNode(true, DISK, 10, List.of(), Map.of());
    assertThat(planner.plan(new Situation(List.of(), false, overlay)).bytes()).isEqualTo(DISK);
  }

  @Test
  void doesNotTrustAMissingOrInconsistentBitmap() {
    DiskBitmap torn = new DiskBitmap("s-2", 0, true);
    DiskBitmap older = new DiskBitmap("s-1", 0, false);
    assertThat(reason(CHAIN, node())).isEqualTo(FullReason.BITMAP_MISSING);
    assertThat(reason(CHAIN, node(older))).isEqualTo(FullReason.BITMAP_MISSING);
    assertThat(reason(CHAIN, node(torn))).isEqualTo(FullReason.BITMAP_INCONSISTENT);
  }

  @Test
  void endsAChainAtItsLimit() {
    List<Sidecar> long3 = List.of(CHAIN.get(0), CHAIN.get(1), Sidecars.of("s-3", "s-2", DISK));
    DiskBitmap bitmap = new DiskBitmap("s-3", 1, false);
    assertThat(reason(long3, node(bitmap))).isEqualTo(FullReason.CHAIN_LIMIT);
  }

  @Test
  void doesNotBuildOnAChainWithAHole() {
    assertThat(reason(List.of(CHAIN.get(1)), node(BITMAP))).isEqualTo(FullReason.PARENT_GONE);
  }

  @Test
  void doesNotBuildOnAChainThatBitesItsTail() {
    List<Sidecar> ring = List.of(Sidecars.of("s-1", "s-2", DISK), Sidecars.of("s-2", "s-1", DISK));
    assertThat(reason(ring, node(BITMAP))).isEqualTo(FullReason.PARENT_GONE);
  }

  @Test
  void beginsAnewWhenTheNewestWasDeleted() {
    assertThat(planner.plan(new Situation(CHAIN, true, node(BITMAP))).fullReason())
        .isEqualTo(FullReason.PARENT_GONE);
  }

  @Test
  void beginsAnewWhenTheDiskHasAnotherSize() {
    DiskNode grown = new DiskNode(false, 2 * DISK, 0, List.of(BITMAP), Map.of());
    assertThat(reason(CHAIN, grown)).isEqualTo(FullReason.RESIZED);
  }
}
