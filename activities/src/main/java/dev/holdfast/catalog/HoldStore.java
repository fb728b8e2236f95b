package dev.holdfast.catalog;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.SnapshotId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Holds: a person forbids the deletion of a snapshot, with a reason and perhaps an end. */
public final class HoldStore {

  /** Records a hold; the same person's earlier hold on the snapshot is replaced. */
  public void put(Handle handle, SnapshotId snapshot, Hold hold) {
    handle
        .createUpdate(
            """
            INSERT INTO holds (snapshot_id, put_at, put_by, reason, ends_at)
            VALUES (:id, :at, :by, :reason, :ends)
            ON DUPLICATE KEY UPDATE put_at = VALUES(put_at), reason = VALUES(reason), ends_at = VALUES(ends_at)
            """)
        .bind("id", snapshot.value())
        .bind("at", hold.putAt())
        .bind("by", hold.by())
        .bind("reason", hold.reason())
        .bind("ends", hold.endsAt())
        .execute();
  }

  /** A hold that binds now. */
  public Optional<Hold> active(Handle handle, SnapshotId snapshot, Instant now) {
    return handle
        .createQuery(
            """
            SELECT put_at, put_by, reason, ends_at FROM holds
            WHERE snapshot_id = :id AND (ends_at IS NULL OR ends_at > :now) ORDER BY put_at LIMIT 1
            """)
        .bind("id", snapshot.value())
        .bind("now", now)
        .map((row, context) ->
            new Hold(
                Rows.text(row, "put_by"),
                Rows.text(row, "reason"),
                Rows.instant(row, "put_at"),
                Rows.instantOrNull(row, "ends_at")))
        .findFirst();
  }

  /** All snapshots of a disk that a hold binds now. */
  public Set<SnapshotId> held(Handle handle, DiskId disk, Instant now) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT h.snapshot_id FROM holds h JOIN snapshots s ON s.id = h.snapshot_id
            WHERE s.disk_id = :disk AND (h.ends_at IS NULL OR h.ends_at > :now)
            """)
        .bind("disk", disk.value())
        .bind("now", now)
        .mapTo(String.class)
        .stream()
        .map(SnapshotId::new)
        .collect(Collectors.toUnmodifiableSet());
  }
}
