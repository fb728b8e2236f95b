package dev.holdfast.inventory;

import dev.holdfast.activity.InventoryActivities;
import dev.holdfast.catalog.DiskStore;
import dev.holdfast.catalog.InstanceStore;
import dev.holdfast.catalog.Transactions;
import dev.holdfast.platform.DiskPlatform;
import dev.holdfast.platform.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Reads instances and disks from the platform of this node and records them. */
public final class PlatformInventoryActivities implements InventoryActivities {
  private static final Duration GONE_AFTER = Duration.ofSeconds(30);

  private final DiskPlatform platform;
  private final Transactions transactions;
  private final InstanceStore instances;
  private final DiskStore disks;
  private final InstantSource clock;

  public PlatformInventoryActivities(
      DiskPlatform platform,
      Transactions transactions,
      InstanceStore instances,
      DiskStore disks,
      InstantSource clock) {
    this.platform = platform;
    this.transactions = transactions;
    this.instances = instances;
    this.disks = disks;
    this.clock = clock;
  }

  @Override
  public Counts sync(String node) {
    // Taken before the read, and as the catalog stores it: what is older was not seen by this read.
    Instant seenAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Inventory found = platform.inventory();
    return transactions.run(handle -> {
      found.instances().forEach(instance -> instances.put(handle, instance, seenAt));
      found.disks().forEach(disk -> disks.put(handle, disk, seenAt));
      instances.markMissed(handle, node, seenAt, GONE_AFTER);
      disks.markMissed(handle, node, seenAt, GONE_AFTER);
      return new Counts(found.instances().size(), found.disks().size());
    });
  }
}
