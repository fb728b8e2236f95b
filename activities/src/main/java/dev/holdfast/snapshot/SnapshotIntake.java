package dev.holdfast.snapshot;

import dev.holdfast.catalog.DiskStore;
import dev.holdfast.catalog.IdSource;
import dev.holdfast.catalog.InstanceStore;
import dev.holdfast.catalog.NewSnapshot;
import dev.holdfast.catalog.SnapshotInserter;
import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.catalog.SnapshotStore;
import dev.holdfast.catalog.Transactions;
import dev.holdfast.model.Disk;
import dev.holdfast.model.Instance;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.snapshot.Acceptance.Accepted;
import dev.holdfast.snapshot.Acceptance.Reason;
import dev.holdfast.snapshot.Acceptance.Refused;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The one place where wishes for snapshots are recorded or refused, whoever has them. */
public final class SnapshotIntake {
  private final Transactions transactions;
  private final Stores stores;
  private final AcceptanceRules rules;
  private final IdSource ids;

  /** The tables that a wish is checked against and written to. */
  public record Stores(
      DiskStore disks,
      InstanceStore instances,
      SnapshotStore snapshots,
      SnapshotInserter inserter) {}

  public SnapshotIntake(
      Transactions transactions, Stores stores, AcceptanceRules rules, IdSource ids) {
    this.transactions = transactions;
    this.stores = stores;
    this.rules = rules;
    this.ids = ids;
  }

  /**
   * Idempotent by the wish's key: the same wish gives the same snapshot, however often and from
   * wherever it comes.
   */
  public Acceptance accept(SnapshotWish wish) {
    try {
      return transactions.run(handle -> decide(handle, wish));
    } catch (JdbiException e) {
      if (!Transactions.isDuplicate(e)) {
        throw e;
      }
      // Another caller was faster by a moment: what it recorded is visible now.
      return transactions.run(handle -> decide(handle, wish));
    }
  }

  private Acceptance decide(Handle handle, SnapshotWish wish) {
    Optional<Disk> locked = stores.disks().lock(handle, wish.disk());
    Optional<SnapshotRow> earlier = stores.snapshots().findByToken(handle, wish.key().token());
    if (earlier.isPresent()) {
      return repeated(wish, earlier.get());
    }
    Optional<Refused> changed = changedLeg(handle, wish);
    if (changed.isPresent()) {
      return changed.get();
    }
    Optional<Disk> disk = locked.isEmpty() ? locked : stores.disks().find(handle, wish.disk());
    if (disk.isEmpty()) {
      return new Refused(
          Reason.DISK_UNKNOWN, "The specified disk " + wish.disk() + " does not exist.");
    }
    Optional<Refused> refusal = refusal(handle, wish, disk.get());
    return refusal.isPresent() ? refusal.get() : record(handle, wish, disk.get());
  }

  /**
   * One request may want several categories; the same name with other parameters is another
   * request.
   */
  private Optional<Refused> changedLeg(Handle handle, SnapshotWish wish) {
    return wish.key().otherLegs().stream()
        .flatMap(leg -> stores.snapshots().findByToken(handle, leg.token()).stream())
        .filter(row -> !row.parameterDigest().equals(wish.parameterDigest()))
        .findFirst()
        .map(SnapshotIntake::changedParameters);
  }

  private static Acceptance repeated(SnapshotWish wish, SnapshotRow earlier) {
    return earlier.parameterDigest().equals(wish.parameterDigest())
        ? new Accepted(earlier.id(), true)
        : changedParameters(earlier);
  }

  private static Refused changedParameters(SnapshotRow earlier) {
    return new Refused(
        Reason.CHANGED_PARAMETERS,
        "The same request was made before with other parameters, for snapshot "
            + earlier.id()
            + ".");
  }

  private Optional<Refused> refusal(Handle handle, SnapshotWish wish, Disk disk) {
    if (wish.category() == SnapshotCategory.FLASH && !disk.canHoldFlash()) {
      return refuse(
          Reason.DISK_KIND,
          "A flash snapshot needs an ESSD disk that is not encrypted; this one is "
              + disk.category()
              + (disk.encrypted() ? ", encrypted." : "."));
    }
    if (!rules.diskStates().contains(disk.status())) {
      return refuse(Reason.DISK_STATE, "The disk is " + disk.status().wireName() + ".");
    }
    if (disk.instance() == null && disk.attachedAt() == null) {
      return refuse(Reason.DISK_NEVER_ATTACHED, "The disk was never attached to an instance.");
    }
    return instanceRefusal(handle, disk).or(() -> snapshotRefusal(handle, wish));
  }

  private Optional<Refused> instanceRefusal(Handle handle, Disk disk) {
    if (disk.instance() == null) {
      return Optional.empty();
    }
    return stores
        .instances()
        .find(handle, disk.instance())
        .map(Instance::status)
        .filter(status -> !rules.instanceStates().contains(status))
        .flatMap(
            status -> refuse(Reason.INSTANCE_STATE, "The instance is " + status.wireName() + "."));
  }

  private Optional<Refused> snapshotRefusal(Handle handle, SnapshotWish wish) {
    Optional<SnapshotRow> running =
        stores.snapshots().ofDisk(handle, wish.disk(), SnapshotStore.UNFINISHED).stream()
            .filter(row -> row.category() == SnapshotCategory.STANDARD)
            .findFirst();
    if (running.isPresent()) {
      return refuse(
          Reason.SNAPSHOT_RUNNING,
          "Snapshot " + running.get().id() + " of this disk is being created.");
    }
    int quota = rules.quota(wish.type());
    return stores.snapshots().countKept(handle, wish.disk(), wish.type()) < quota
        ? Optional.empty()
        : refuse(Reason.QUOTA, "The disk already has " + quota + " snapshots of this type.");
  }

  private static Optional<Refused> refuse(Reason reason, String message) {
    return Optional.of(new Refused(reason, message));
  }

  private Accepted record(Handle handle, SnapshotWish wish, Disk disk) {
    SnapshotId id = ids.nextSnapshot();
    stores
        .inserter()
        .insert(
            handle,
            new NewSnapshot(
                id,
                wish.key(),
                wish.parameterDigest(),
                disk,
                wish.category(),
                wish.type(),
                wish.label(),
                wish.pace(),
                wish.run()));
    return new Accepted(id, false);
  }
}
