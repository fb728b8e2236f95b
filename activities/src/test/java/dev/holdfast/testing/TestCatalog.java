package dev.holdfast.testing;

import dev.holdfast.catalog.CatalogDatabase;
import dev.holdfast.catalog.DeletionWriter;
import dev.holdfast.catalog.DiskStore;
import dev.holdfast.catalog.HoldStore;
import dev.holdfast.catalog.InstanceStore;
import dev.holdfast.catalog.PolicyStore;
import dev.holdfast.catalog.RunStore;
import dev.holdfast.catalog.SnapshotInserter;
import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.catalog.SnapshotStore;
import dev.holdfast.catalog.SnapshotWriter;
import dev.holdfast.catalog.TimeOrderedIds;
import dev.holdfast.catalog.Transactions;
import dev.holdfast.model.Disk;
import dev.holdfast.model.DiskStatus;
import dev.holdfast.model.DiskType;
import dev.holdfast.model.Evidence;
import dev.holdfast.model.FullReason;
import dev.holdfast.model.Instance;
import dev.holdfast.model.InstanceStatus;
import dev.holdfast.model.Pace;
import dev.holdfast.model.RequestKey;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.model.SnapshotType;
import dev.holdfast.snapshot.Acceptance;
import dev.holdfast.snapshot.AcceptanceRules;
import dev.holdfast.snapshot.SnapshotIntake;
import dev.holdfast.snapshot.SnapshotWish;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A whole catalog in a database of its own, with a clock that stands still, and short ways to fill
 * it.
 */
public final class TestCatalog implements AutoCloseable {
  public final MutableClock clock = new MutableClock(Instant.parse("2026-11-21T02:30:00Z"));
  public final TimeOrderedIds ids = new TimeOrderedIds(clock, new Random(7));
  public final TestDatabase database = TestDatabase.create();
  public final Jdbi jdbi;
  public final Transactions transactions;
  public final DiskStore disks;
  public final InstanceStore instances;
  public final SnapshotStore snapshots;
  public final SnapshotWriter writer = new SnapshotWriter(clock);
  public final DeletionWriter deletions = new DeletionWriter(clock);
  public final HoldStore holds = new HoldStore();
  public final PolicyStore policies;
  public final RunStore runs;
  public final SnapshotIntake intake;

  public TestCatalog() {
    CatalogDatabase.migrate(database);
    jdbi = CatalogDatabase.open(database);
    transactions = new Transactions(jdbi);
    disks = new DiskStore(jdbi);
    instances = new InstanceStore(jdbi);
    snapshots = new SnapshotStore(jdbi);
    policies = new PolicyStore(jdbi);
    runs = new RunStore(jdbi, clock);
    SnapshotInserter inserter = new SnapshotInserter(clock, writer);
    intake =
        new SnapshotIntake(
            transactions,
            new SnapshotIntake.Stores(disks, instances, snapshots, inserter),
            AcceptanceRules.DEFAULT,
            ids);
  }

  @Override
  public void close() {
    database.close();
  }

  /** A running instance. */
  public Instance instance() {
    Instance instance =
        new Instance(
            ids.nextInstance(),
            "web",
            "site-1",
            "site-1-a",
            "node-1",
            InstanceStatus.RUNNING,
            clock.instant());
    put(instance);
    return instance;
  }

  /** A plain ESSD data disk of 1 GiB, attached to an instance. */
  public Disk disk(Instance instance) {
    Disk disk =
        new Disk(
            ids.nextDisk(),
            "data",
            "site-1",
            "site-1-a",
            "node-1",
            DiskType.DATA,
            "cloud_essd",
            1L << 30,
            false,
            DiskStatus.IN_USE,
            instance.id(),
            "/dev/xvdb",
            clock.instant(),
            clock.instant());
    put(disk);
    return disk;
  }

  public Disk disk() {
    return disk(instance());
  }

  public void put(Instance instance) {
    jdbi.useHandle(handle -> instances.put(handle, instance, clock.instant()));
  }

  public void put(Disk disk) {
    jdbi.useHandle(handle -> disks.put(handle, disk, clock.instant()));
  }

  /** Somebody's wish for a snapshot; {@code request} names it. */
  public static SnapshotWish wish(Disk disk, String request, SnapshotCategory category) {
    return new SnapshotWish(
        RequestKey.ofApi("key", "CreateSnapshot", request, category),
        "0".repeat(64),
        disk.id(),
        category,
        SnapshotType.USER,
        new SnapshotRow.Label(null, null, null, Map.of()),
        Pace.GENTLE,
        null);
  }

  /** Records a wish that must be accepted. */
  public SnapshotId accept(SnapshotWish wish) {
    if (intake.accept(wish) instanceof Acceptance.Accepted accepted) {
      return accepted.snapshot();
    }
    throw new AssertionError("refused");
  }

  /** A finished standard snapshot on top of another; a full one when there is none. */
  public SnapshotId accomplished(Disk disk, String request, @Nullable SnapshotId parent) {
    SnapshotId id = accept(wish(disk, request, SnapshotCategory.STANDARD));
    settle(id, accomplished(parent));
    return id;
  }

  public SnapshotOutcome accomplished(@Nullable SnapshotId parent) {
    return new SnapshotOutcome.Accomplished(
        new Evidence(
            clock.instant(),
            clock.instant(),
            1L << 30,
            4096,
            parent,
            parent == null ? FullReason.FIRST : null));
  }

  public void settle(SnapshotId id, SnapshotOutcome outcome) {
    transactions.run(handle -> writer.settle(handle, id, outcome));
  }

  public SnapshotRow row(SnapshotId id) {
    return snapshots.find(id).orElseThrow();
  }
}
