package dev.holdfast.catalog;

import static dev.holdfast.catalog.Rows.instant;
import static dev.holdfast.catalog.Rows.instantOrNull;
import static dev.holdfast.catalog.Rows.mapped;
import static dev.holdfast.catalog.Rows.text;

import dev.holdfast.model.Disk;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.DiskStatus;
import dev.holdfast.model.DiskType;
import dev.holdfast.model.InstanceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Disks as their platform last showed them. Rules over several rows of a disk lock its row first.
 */
public final class DiskStore {
  private static final String COLUMNS =
      "id, name, region, zone, node, type, category, size_bytes, encrypted, status, instance_id, device, created_at,"
          + " attached_at";

  private final Jdbi jdbi;

  public DiskStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Records a disk as seen now. */
  public void put(Handle handle, Disk disk, Instant seenAt) {
    InstanceId instance = disk.instance();
    handle
        .createUpdate(
            """
            INSERT INTO disks (id, name, region, zone, node, type, category, size_bytes, encrypted, status,
              instance_id, device, created_at, attached_at, seen_at)
            VALUES (:id, :name, :region, :zone, :node, :type, :category, :sizeBytes, :encrypted, :status,
              :instance, :device, :createdAt, :attachedAt, :seenAt)
            ON DUPLICATE KEY UPDATE name = VALUES(name), region = VALUES(region), zone = VALUES(zone),
              node = VALUES(node), type = VALUES(type), category = VALUES(category),
              size_bytes = VALUES(size_bytes), encrypted = VALUES(encrypted), status = VALUES(status),
              instance_id = VALUES(instance_id), device = VALUES(device), attached_at = VALUES(attached_at),
              seen_at = VALUES(seen_at), missed_at = NULL, gone_at = NULL
            """)
        .bind("id", disk.id().value())
        .bind("name", disk.name())
        .bind("region", disk.region())
        .bind("zone", disk.zone())
        .bind("node", disk.node())
        .bind("type", disk.type().name())
        .bind("category", disk.category())
        .bind("sizeBytes", disk.sizeBytes())
        .bind("encrypted", disk.encrypted())
        .bind("status", disk.status().name())
        .bind("instance", instance == null ? null : instance.value())
        .bind("device", disk.device())
        .bind("createdAt", disk.createdAt())
        .bind("attachedAt", disk.attachedAt())
        .bind("seenAt", seenAt)
        .execute();
  }

  /**
   * Notes which of a node were not seen then. Those missed before, at least that long ago, count as
   * gone; returns how many.
   */
  public int markMissed(Handle handle, String node, Instant seenAt, Duration goneAfter) {
    return Missing.mark(handle, "disks", node, seenAt, goneAfter);
  }

  public Optional<Disk> find(Handle handle, DiskId id) {
    return one(handle, id, " AND gone_at IS NULL");
  }

  /**
   * Waits for and takes the lock under which rules over a disk's snapshots are decided. Also for
   * gone disks.
   */
  public Optional<Disk> lock(Handle handle, DiskId id) {
    return one(handle, id, " FOR UPDATE");
  }

  private static Optional<Disk> one(Handle handle, DiskId id, String rest) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM disks WHERE id = :id" + rest)
        .bind("id", id.value())
        .map(DiskStore::map)
        .findOne();
  }

  /** Disks with these ids or attached to these instances, ordered by id. */
  public List<Disk> select(Handle handle, List<String> targets) {
    Where where = new Where().always("gone_at IS NULL").inEither("id", "instance_id", targets);
    return where
        .bindTo(
            handle.createQuery("SELECT " + COLUMNS + " FROM disks" + where.sql() + " ORDER BY id"))
        .map(DiskStore::map)
        .list();
  }

  /** Ordered by id, so by creation time. */
  public Listing<Disk> list(DiskQuery query) {
    Where where =
        new Where()
            .always("gone_at IS NULL")
            .equal("region", query.region())
            .in("id", query.ids())
            .equal("instance_id", query.instance())
            .like("name", query.name())
            .equal("zone", query.zone())
            .equal("type", query.type() == null ? null : query.type().name())
            .equal("category", query.category())
            .equal("status", query.status() == null ? null : query.status().name())
            .equal("encrypted", query.encrypted());
    return Listings.read(jdbi, "disks", COLUMNS, where, "id", query.page(), DiskStore::map);
  }

  private static Disk map(ResultSet row, StatementContext context) throws SQLException {
    return new Disk(
        new DiskId(text(row, "id")),
        text(row, "name"),
        text(row, "region"),
        text(row, "zone"),
        text(row, "node"),
        DiskType.valueOf(text(row, "type")),
        text(row, "category"),
        row.getLong("size_bytes"),
        row.getBoolean("encrypted"),
        DiskStatus.valueOf(text(row, "status")),
        mapped(row, "instance_id", InstanceId::new),
        row.getString("device"),
        instant(row, "created_at"),
        instantOrNull(row, "attached_at"));
  }
}
