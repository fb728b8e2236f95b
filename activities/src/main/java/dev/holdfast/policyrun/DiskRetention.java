package dev.holdfast.policyrun;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.catalog.HoldStore;
import dev.holdfast.catalog.PolicyStore;
import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.catalog.SnapshotStore;
import dev.holdfast.catalog.SnapshotWriter;
import dev.holdfast.catalog.Transactions;
import dev.holdfast.model.DeletionCause;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.Retention;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.retention.RestorePoint;
import dev.holdfast.retention.RetentionDecision;
import dev.holdfast.retention.RetentionPlanner;
import dev.holdfast.retention.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Asks the retention planner about a disk as the catalog knows it. */
public final class DiskRetention {
  private final Transactions transactions;
  private final Stores stores;
  private final InstantSource clock;
  private final int floor;
  private final RetentionPlanner planner = new RetentionPlanner();

  /** The tables that retention reads, and the one in which it notes why something stays. */
  public record Stores(
      SnapshotStore snapshots, SnapshotWriter writer, HoldStore holds, PolicyStore policies) {}

  public DiskRetention(Transactions transactions, Stores stores, InstantSource clock, int floor) {
    this.transactions = transactions;
    this.stores = stores;
    this.clock = clock;
    this.floor = floor;
  }

  /**
   * What may go of a disk, in the order in which it must. Notes on the others why they stay
   * although overdue.
   */
  public List<DeletionOrder> due(DiskId disk) {
    return transactions.run(handle -> {
      List<SnapshotRow> rows =
          stores.snapshots().ofDisk(handle, disk, List.of(SnapshotState.ACCOMPLISHED));
      RetentionDecision decision =
          planner.plan(
              points(handle, disk, rows), retentions(handle, rows), floor, clock.instant());
      note(handle, rows, decision);
      return decision.deletions().stream().map(id -> order(id, decision)).toList();
    });
  }

  /** What may go of all disks that have something whose retention has ended. */
  public List<DeletionOrder> expired(Instant now, int limit) {
    List<DeletionOrder> orders = new ArrayList<>();
    for (DiskId disk :
        transactions.run(handle -> stores.snapshots().disksWithExpired(handle, now))) {
      if (orders.size() < limit) {
        orders.addAll(due(disk));
      }
    }
    return orders;
  }

  private List<RestorePoint> points(Handle handle, DiskId disk, List<SnapshotRow> rows) {
    Set<SnapshotId> held = stores.holds().held(handle, disk, clock.instant());
    return rows.stream()
        .map(row ->
            new RestorePoint(
                row.id(),
                Objects.requireNonNull(row.evidence()).takenAt(),
                row.category(),
                row.evidence().parent(),
                held.contains(row.id()),
                row.run() == null ? null : row.run().policy(),
                expiry(row)))
        .toList();
  }

  private static @Nullable Instant expiry(SnapshotRow row) {
    Integer days = row.label().retentionDays();
    return days == null ? null : row.createdAt().plus(Duration.ofDays(days));
  }

  private Map<PolicyId, Retention> retentions(Handle handle, List<SnapshotRow> rows) {
    Map<PolicyId, Retention> retentions = new HashMap<>();
    for (PolicyId policy : policiesOf(rows)) {
      stores
          .policies()
          .findCurrent(handle, policy)
          .ifPresent(current -> retentions.put(policy, current.retention()));
    }
    return retentions;
  }

  private static Set<PolicyId> policiesOf(List<SnapshotRow> rows) {
    return rows.stream()
        .flatMap(row -> Optional.ofNullable(row.run()).map(RunKey::policy).stream())
        .collect(Collectors.toSet());
  }

  private void note(Handle handle, List<SnapshotRow> rows, RetentionDecision decision) {
    for (SnapshotRow row : rows) {
      String reason =
          decision.verdicts().get(row.id()) instanceof Verdict.Keep keep
              ? KeepReasons.overdue(keep)
              : null;
      if (!Objects.equals(reason, row.keptBecause())) {
        stores.writer().noteKept(handle, row.id(), reason);
      }
    }
  }

  private static DeletionOrder order(SnapshotId id, RetentionDecision decision) {
    String reasons = String.valueOf(decision.verdicts().get(id));
    return new DeletionOrder(
        id, new DeletionCause(DeletionCause.Kind.RETENTION, "retention", reasons, false));
  }
}
