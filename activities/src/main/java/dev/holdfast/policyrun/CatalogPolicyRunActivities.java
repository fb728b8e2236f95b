package dev.holdfast.policyrun;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.activity.PolicyRunActivities;
import dev.holdfast.catalog.DiskStore;
import dev.holdfast.catalog.PolicyStore;
import dev.holdfast.catalog.RunStore;
import dev.holdfast.catalog.RunStore.RunRow;
import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.catalog.SnapshotStore;
import dev.holdfast.catalog.Transactions;
import dev.holdfast.model.Disk;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.Policy;
import dev.holdfast.model.RunKey;
import dev.holdfast.snapshot.Acceptance;
import dev.holdfast.snapshot.SnapshotIntake;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A policy run in the catalog. */
public final class CatalogPolicyRunActivities implements PolicyRunActivities {
  private final Transactions transactions;
  private final Stores stores;
  private final SnapshotIntake intake;
  private final DiskRetention retention;

  /** The tables that a run reads and writes. */
  public record Stores(
      PolicyStore policies, RunStore runs, DiskStore disks, SnapshotStore snapshots) {}

  public CatalogPolicyRunActivities(
      Transactions transactions, Stores stores, SnapshotIntake intake, DiskRetention retention) {
    this.transactions = transactions;
    this.stores = stores;
    this.intake = intake;
    this.retention = retention;
  }

  @Override
  public RunPlan open(RunKey run) {
    return transactions.run(handle -> {
      stores.runs().open(handle, run);
      boolean settled = row(handle, run).outcome().state().isTerminal();
      Policy policy = policy(handle, run);
      return new RunPlan(
          policy.name(), disks(handle, policy).stream().map(Disk::id).toList(), settled);
    });
  }

  private RunRow row(Handle handle, RunKey run) {
    return stores.runs().find(handle, run).orElseThrow();
  }

  /** The version that the run belongs to, whatever the policy says by now. */
  private Policy policy(Handle handle, RunKey run) {
    return stores
        .policies()
        .findVersion(handle, run.policy(), row(handle, run).version())
        .orElseThrow();
  }

  private List<Disk> disks(Handle handle, Policy policy) {
    return stores.disks().select(handle, PolicyStore.targets(policy.selection()));
  }

  @Override
  public List<Wanted> accept(Window window) {
    Policy policy = transactions.run(handle -> policy(handle, window.run()));
    List<Wanted> wanted = new ArrayList<>();
    for (DiskId disk : window.disks()) {
      switch (intake.accept(PolicyWishes.of(policy, window.run(), disk))) {
        case Acceptance.Accepted accepted ->
            wanted.add(
                new Wanted(
                    accepted.snapshot(),
                    disk,
                    "standard snapshot of " + disk + ", policy " + policy.name()));
        case Acceptance.Refused refused -> skip(window.run(), disk, refused);
      }
    }
    return wanted;
  }

  private void skip(RunKey run, DiskId disk, Acceptance.Refused refused) {
    transactions.run(handle -> {
      stores.runs().skip(handle, run, disk, refused.reason() + ": " + refused.message());
      return disk;
    });
  }

  @Override
  public RetentionPlan planRetention(RunKey run) {
    List<Disk> disks = transactions.run(handle -> disks(handle, policy(handle, run)));
    List<DeletionOrder> orders =
        disks.stream().flatMap(disk -> retention.due(disk.id()).stream()).toList();
    return new RetentionPlan(orders);
  }

  @Override
  public RunRecord close(RunKey run) {
    return transactions.run(handle -> {
      List<SnapshotRow> rows = stores.snapshots().ofRun(handle, run);
      stores.runs().close(handle, run, RunRecords.of(rows, stores.runs().skips(handle, run)));
      return row(handle, run).outcome();
    });
  }
}
