package dev.holdfast.snapshot;

import dev.holdfast.activity.Preflight;
import dev.holdfast.activity.SnapshotActivities;
import dev.holdfast.catalog.DiskStore;
import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.catalog.SnapshotStore;
import dev.holdfast.catalog.SnapshotWriter;
import dev.holdfast.catalog.Transactions;
import dev.holdfast.model.Disk;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotState;
import java.util.Optional;

/** A snapshot's workflow in the catalog. */
public final class CatalogSnapshotActivities implements SnapshotActivities {
  private final Transactions transactions;
  private final SnapshotStore snapshots;
  private final SnapshotWriter writer;
  private final DiskStore disks;

  public CatalogSnapshotActivities(
      Transactions transactions, SnapshotStore snapshots, SnapshotWriter writer, DiskStore disks) {
    this.transactions = transactions;
    this.snapshots = snapshots;
    this.writer = writer;
    this.disks = disks;
  }

  @Override
  public Preflight preflight(SnapshotId snapshot) {
    return transactions.run(handle -> {
      SnapshotRow row = snapshots.find(handle, snapshot).orElseThrow();
      if (!row.state().isUnfinished()) {
        return new Preflight.Settled(row.state());
      }
      Optional<Disk> disk = disks.find(handle, row.disk());
      boolean asked = row.state() != SnapshotState.ACCEPTED;
      return disk.isPresent() || asked
          ? new Preflight.Cleared(
              row.order(), disk.map(Disk::name).orElse("gone"), row.cancelRequested())
          : new Preflight.Refused(
              FailureType.DISK_GONE,
              "Disk " + row.disk() + " is gone, and the platform was not asked yet.",
              "Nothing can be done for a disk that is gone.");
    });
  }

  @Override
  public void markUnresolved(UnresolvedNote note) {
    transactions.run(handle -> writer.unresolve(handle, note.snapshot(), note.reason()));
  }

  @Override
  public SnapshotState settle(Settlement settlement) {
    return transactions.run(handle -> {
      writer.settle(handle, settlement.snapshot(), settlement.outcome());
      return snapshots.find(handle, settlement.snapshot()).orElseThrow().state();
    });
  }
}
