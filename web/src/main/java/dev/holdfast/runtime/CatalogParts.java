package dev.holdfast.runtime;

import dev.holdfast.catalog.CatalogCaptions;
import dev.holdfast.catalog.CatalogDatabase;
import dev.holdfast.catalog.DeletionWriter;
import dev.holdfast.catalog.DiskStore;
import dev.holdfast.catalog.HoldStore;
import dev.holdfast.catalog.InstanceStore;
import dev.holdfast.catalog.PolicyStore;
import dev.holdfast.catalog.RunStore;
import dev.holdfast.catalog.SnapshotInserter;
import dev.holdfast.catalog.SnapshotStore;
import dev.holdfast.catalog.SnapshotWriter;
import dev.holdfast.catalog.TimeOrderedIds;
import dev.holdfast.catalog.Transactions;
import dev.holdfast.catalog.WorkStore;
import dev.holdfast.deletion.DeletePath;
import dev.holdfast.policyrun.DiskRetention;
import dev.holdfast.snapshot.SnapshotIntake;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The catalog's stores and the rules over them, put together once. */
final class CatalogParts {
  final InstantSource clock;
  final Jdbi jdbi;
  final Transactions transactions;
  final InstanceStore instances;
  final DiskStore disks;
  final SnapshotStore snapshots;
  final SnapshotWriter writer;
  final PolicyStore policies;
  final RunStore runs;
  final TimeOrderedIds ids;
  final SnapshotIntake intake;
  final DeletePath deletePath;
  final DiskRetention retention;
  final WorkStore unfinished;
  final CatalogCaptions captions;

  CatalogParts(DataSource database, SnapshotConfiguration rules, InstantSource clock) {
    this.clock = clock;
    jdbi = CatalogDatabase.open(database);
    transactions = new Transactions(jdbi);
    instances = new InstanceStore(jdbi);
    disks = new DiskStore(jdbi);
    snapshots = new SnapshotStore(jdbi);
    writer = new SnapshotWriter(clock);
    policies = new PolicyStore(jdbi);
    runs = new RunStore(jdbi, clock);
    ids = new TimeOrderedIds(clock, new SecureRandom());
    HoldStore holds = new HoldStore();
    intake =
        new SnapshotIntake(
            transactions,
            new SnapshotIntake.Stores(
                disks, instances, snapshots, new SnapshotInserter(clock, writer)),
            rules.rules(),
            ids);
    deletePath =
        new DeletePath(
            transactions,
            new DeletePath.Stores(disks, snapshots, holds, new DeletionWriter(clock)),
            clock,
            rules.floor());
    retention =
        new DiskRetention(
            transactions,
            new DiskRetention.Stores(snapshots, writer, holds, policies),
            clock,
            rules.floor());
    unfinished = new WorkStore(jdbi, retention::expired);
    captions = new CatalogCaptions(jdbi, snapshots, policies);
  }

  /** Whether the database answers now. */
  boolean answers() {
    return jdbi.withHandle(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one())
        == 1;
  }
}
