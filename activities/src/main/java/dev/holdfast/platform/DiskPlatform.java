package dev.holdfast.platform;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.PlatformToken;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import java.util.Optional;

/**
 * Where disks live. Every call either returns or throws {@link PlatformError}, which says whether
 * the platform refused (final) or nothing is known (uncertain). All calls are safe to repeat and
 * safe to make from several threads.
 */
public interface DiskPlatform {

  /** What there is now. */
  Inventory inventory();

  /**
   * Begins a snapshot. When one with the order's token exists or is being made, it is returned and
   * nothing new is begun. Durable work that a concluded job still needs is completed first.
   */
  SnapshotStatus start(SnapshotOrder order);

  /**
   * How the snapshot stands now. When the platform's job has concluded, this makes the data durable
   * before it says {@link SnapshotStatus.Done}; it removes what a lost job left behind before it
   * says {@link SnapshotStatus.Lost}.
   */
  SnapshotStatus observe(SnapshotOrder order);

  /**
   * Gives up a snapshot that is being made and removes what there is of it; a start of it that
   * comes later is refused. One that is already done stays done. Returns how it stands afterwards:
   * done, absent or lost.
   */
  SnapshotStatus cancel(SnapshotOrder order);

  /**
   * The snapshot that was begun or made with this token, by reading what the platform itself
   * carries.
   */
  Optional<SnapshotId> find(DiskId disk, PlatformToken token);

  /**
   * Removes a finished snapshot's data. Not there is done. Refuses (final, WRONG_STATE) when
   * another snapshot builds on it.
   */
  void delete(DiskId disk, SnapshotId snapshot, SnapshotCategory category);

  /** What this platform can do. */
  Capabilities capabilities();
}
