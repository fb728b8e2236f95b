package dev.holdfast.catalog;

import static dev.holdfast.catalog.Rows.instant;
import static dev.holdfast.catalog.Rows.text;

import dev.holdfast.model.Instance;
import dev.holdfast.model.InstanceId;
import dev.holdfast.model.InstanceStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Instances as their platform last showed them. */
public final class InstanceStore {
  private static final String COLUMNS = "id, name, region, zone, node, status, created_at";

  private final Jdbi jdbi;

  public InstanceStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Records an instance as seen now. */
  public void put(Handle handle, Instance instance, Instant seenAt) {
    handle
        .createUpdate(
            """
            INSERT INTO instances (id, name, region, zone, node, status, created_at, seen_at)
            VALUES (:id, :name, :region, :zone, :node, :status, :createdAt, :seenAt)
            ON DUPLICATE KEY UPDATE name = VALUES(name), region = VALUES(region), zone = VALUES(zone),
              node = VALUES(node), status = VALUES(status), seen_at = VALUES(seen_at), missed_at = NULL, gone_at = NULL
            """)
        .bind("id", instance.id().value())
        .bind("name", instance.name())
        .bind("region", instance.region())
        .bind("zone", instance.zone())
        .bind("node", instance.node())
        .bind("status", instance.status().name())
        .bind("createdAt", instance.createdAt())
        .bind("seenAt", seenAt)
        .execute();
  }

  /**
   * Notes which of a node were not seen then. Those missed before, at least that long ago, count as
   * gone; returns how many.
   */
  public int markMissed(Handle handle, String node, Instant seenAt, Duration goneAfter) {
    return Missing.mark(handle, "instances", node, seenAt, goneAfter);
  }

  public Optional<Instance> find(Handle handle, InstanceId id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM instances WHERE id = :id AND gone_at IS NULL")
        .bind("id", id.value())
        .map(InstanceStore::map)
        .findOne();
  }

  /** Ordered by id, so by creation time. */
  public Listing<Instance> list(InstanceQuery query) {
    Where where =
        new Where()
            .always("gone_at IS NULL")
            .equal("region", query.region())
            .in("id", query.ids())
            .like("name", query.name())
            .equal("zone", query.zone())
            .equal("status", query.status() == null ? null : query.status().name());
    return Listings.read(jdbi, "instances", COLUMNS, where, "id", query.page(), InstanceStore::map);
  }

  private static Instance map(ResultSet row, StatementContext context) throws SQLException {
    return new Instance(
        new InstanceId(text(row, "id")),
        text(row, "name"),
        text(row, "region"),
        text(row, "zone"),
        text(row, "node"),
        InstanceStatus.valueOf(text(row, "status")),
        instant(row, "created_at"));
  }
}
