package dev.holdfast.policyrun;

import static dev.holdfast.testing.TestCatalog.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.activity.DeletionActivities.Verdict;
import dev.holdfast.catalog.Hold;
import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.deletion.DeletePath;
import dev.holdfast.model.Disk;
import dev.holdfast.model.Policy;
import dev.holdfast.model.Retention;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.snapshot.SnapshotWish;
import dev.holdfast.testing.TestCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiskRetentionIT {
  private static final int CHAIN = 25;

  private final PolicyRuns runs = new PolicyRuns();
  private final TestCatalog catalog = runs.catalog;

  @AfterAll
  void close() {
    runs.close();
  }

  /** Runs of a policy for one disk, five minutes apart; each snapshot builds on the one before. */
  private List<SnapshotId> chain(Policy policy) {
    List<SnapshotId> members = new ArrayList<>();
    for (int i = 0; i < CHAIN; i++) {
      SnapshotId id = runs.accept(runs.due(policy)).getFirst();
      catalog.settle(id, catalog.accomplished(members.isEmpty() ? null : members.getLast()));
      members.add(id);
      catalog.clock.advance(Duration.ofMinutes(5));
    }
    return members;
  }

  private static List<SnapshotId> snapshots(List<DeletionOrder> orders) {
    return orders.stream().map(DeletionOrder::snapshot).toList();
  }

  private String kept(SnapshotId id) {
    return Objects.requireNonNullElse(catalog.row(id).keptBecause(), "by a rule of its own");
  }

  @Test
  void letsAClosedChainGoFromLeafToRootWhenItsLastMemberIsOldEnough() {
    Disk disk = catalog.disk();
    Policy policy = runs.policy(PolicyRuns.of(disk), new Retention(1, null));
    List<SnapshotId> closed = chain(policy);
    List<SnapshotId> open = chain(policy);

    catalog.clock.advance(Duration.ofHours(20).plusMinutes(25));
    assertThat(runs.retention.due(disk.id())).isEmpty();
    assertThat(kept(closed.getFirst())).isEqualTo("PARENT_OF " + closed.get(1));
    assertThat(kept(closed.getLast())).isEqualTo("by a rule of its own");

    catalog.clock.advance(Duration.ofDays(1));
    List<DeletionOrder> due = runs.retention.due(disk.id());
    assertThat(snapshots(due)).isEqualTo(closed.reversed());
    assertThat(kept(open.getFirst())).isEqualTo("PARENT_OF " + open.get(1) + ", OPEN_CHAIN");
    assertThat(kept(open.getLast())).isEqualTo("FLOOR 1");

    delete(due);
    assertThat(closed).allMatch(id -> catalog.row(id).state() == SnapshotState.EXPIRED);
    assertThat(runs.retention.due(disk.id())).isEmpty();
  }

  /** Every step of the plan must be one that the delete path allows. */
  private void delete(List<DeletionOrder> orders) {
    DeletePath path =
        new DeletePath(
            catalog.transactions,
            new DeletePath.Stores(
                catalog.disks, catalog.snapshots, catalog.holds, catalog.deletions),
            catalog.clock,
            PolicyRuns.FLOOR);
    for (DeletionOrder order : orders) {
      assertThat(path.mark(order)).isInstanceOf(Verdict.Marked.class);
      path.recordGone(order.snapshot());
    }
  }

  @Test
  void keepsAsManyOfTheNewestAsThePolicySays() {
    Disk disk = catalog.disk();
    Policy policy = runs.policy(PolicyRuns.of(disk), new Retention(null, 3));
    List<SnapshotId> closed = chain(policy);
    SnapshotId full = runs.accept(runs.due(policy)).getFirst();
    catalog.settle(full, catalog.accomplished(null));
    assertThat(runs.retention.due(disk.id())).isEmpty();
    assertThat(kept(closed.get(22))).isEqualTo("PARENT_OF " + closed.get(23));
    assertThat(kept(closed.get(23))).isEqualTo("by a rule of its own");

    SnapshotId second = grow(policy, full);
    RunKey run = Objects.requireNonNull(catalog.row(grow(policy, second)).run());
    assertThat(snapshots(runs.activities.planRetention(run).orders())).isEqualTo(closed.reversed());
  }

  private SnapshotId grow(Policy policy, SnapshotId parent) {
    catalog.clock.advance(Duration.ofMinutes(5));
    SnapshotId id = runs.accept(runs.due(policy)).getFirst();
    catalog.settle(id, catalog.accomplished(parent));
    return id;
  }

  @Test
  void aHoldOnOneMemberKeepsTheWholeChain() {
    Disk disk = catalog.disk();
    Policy policy = runs.policy(PolicyRuns.of(disk), new Retention(1, null));
    List<SnapshotId> closed = chain(policy);
    catalog.settle(runs.accept(runs.due(policy)).getFirst(), catalog.accomplished(null));
    Hold hold = new Hold("auditor", "case 7", catalog.clock.instant(), null);
    catalog.jdbi.useHandle(handle -> catalog.holds.put(handle, closed.get(3), hold));
    catalog.clock.advance(Duration.ofDays(3));

    assertThat(runs.retention.due(disk.id())).isEmpty();
    assertThat(kept(closed.get(3))).isEqualTo("HELD");
    assertThat(kept(closed.getLast())).isEqualTo("IN_CHAIN_WITH " + closed.get(3));
  }

  @Test
  void findsWhatWasAskedForByHandAndHasExpired() {
    Disk disk = catalog.disk();
    SnapshotId expiring = catalog.accept(withRetention(disk, 2));
    catalog.settle(expiring, catalog.accomplished(null));
    catalog.clock.advance(Duration.ofHours(1));
    catalog.accomplished(disk, "newer, for ever", null);

    catalog.clock.advance(Duration.ofDays(2).minusHours(2));
    assertThat(runs.retention.due(disk.id())).isEmpty();
    catalog.clock.advance(Duration.ofHours(2));
    assertThat(snapshots(runs.retention.expired(catalog.clock.instant(), 100))).contains(expiring);
  }

  private static SnapshotWish withRetention(Disk disk, int days) {
    SnapshotWish plain = wish(disk, "expiring", SnapshotCategory.STANDARD);
    return new SnapshotWish(
        plain.key(),
        plain.parameterDigest(),
        plain.disk(),
        plain.category(),
        plain.type(),
        new SnapshotRow.Label(null, null, days, Map.of()),
        plain.pace(),
        null);
  }
}
