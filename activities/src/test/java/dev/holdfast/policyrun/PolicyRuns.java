package dev.holdfast.policyrun;

import dev.holdfast.activity.PolicyRunActivities.Wanted;
import dev.holdfast.activity.PolicyRunActivities.Window;
import dev.holdfast.model.CronSchedule;
import dev.holdfast.model.Disk;
import dev.holdfast.model.Policy;
import dev.holdfast.model.Retention;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.Selection;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.testing.TestCatalog;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Policy runs on a catalog of their own, and short ways to make them. */
final class PolicyRuns implements AutoCloseable {
  static final int FLOOR = 1;

  final TestCatalog catalog = new TestCatalog();
  final DiskRetention retention =
      new DiskRetention(
          catalog.transactions,
          new DiskRetention.Stores(
              catalog.snapshots, catalog.writer, catalog.holds, catalog.policies),
          catalog.clock,
          FLOOR);
  final CatalogPolicyRunActivities activities =
      new CatalogPolicyRunActivities(
          catalog.transactions,
          new CatalogPolicyRunActivities.Stores(
              catalog.policies, catalog.runs, catalog.disks, catalog.snapshots),
          catalog.intake,
          retention);

  @Override
  public void close() {
    catalog.close();
  }

  Policy policy(Selection selection, Retention kept) {
    Policy policy =
        new Policy(
            catalog.ids.nextPolicy(),
            1,
            "nightly",
            true,
            new CronSchedule("0 3 * * *", ZoneOffset.UTC),
            selection,
            kept,
            catalog.clock.instant());
    catalog.jdbi.useHandle(handle -> catalog.policies.insert(handle, policy));
    return policy;
  }

  Policy policy(Disk... disks) {
    return policy(of(disks), new Retention(1, null));
  }

  static Selection of(Disk... disks) {
    return new Selection(Set.copyOf(List.of(disks).stream().map(Disk::id).toList()), Set.of());
  }

  /** A run of the policy that is due now. */
  RunKey due(Policy policy) {
    RunKey run = new RunKey(policy.id(), catalog.clock.instant());
    catalog.runs.propose(policy, run.nominal());
    return run;
  }

  List<SnapshotId> accept(RunKey run) {
    List<Wanted> wanted = activities.accept(new Window(run, activities.open(run).disks()));
    return wanted.stream().map(Wanted::snapshot).toList();
  }
}
