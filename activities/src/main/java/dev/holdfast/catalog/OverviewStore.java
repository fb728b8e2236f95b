package dev.holdfast.catalog;

import static dev.holdfast.catalog.Rows.instantOrNull;
import static dev.holdfast.catalog.Rows.mapped;
import static dev.holdfast.catalog.Rows.text;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.SnapshotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads what people want to see at one glance. */
public final class OverviewStore {
  private final Jdbi jdbi;

  public OverviewStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Those never protected first, then by the age of their newest restore point, oldest first. */
  public List<DiskOverview> disks(int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT d.id, d.name, d.category, d.size_bytes, d.encrypted, i.name AS instance_name,
                  s.id AS newest, s.taken_at
                FROM disks d
                LEFT JOIN instances i ON i.id = d.instance_id
                LEFT JOIN snapshots s ON s.id = (
                  SELECT MAX(n.id) FROM snapshots n
                  WHERE n.disk_id = d.id AND n.state = 'ACCOMPLISHED' AND n.category = 'STANDARD')
                WHERE d.gone_at IS NULL
                ORDER BY s.taken_at IS NOT NULL, s.taken_at, d.id
                LIMIT :limit
                """)
            .bind("limit", limit)
            .map(OverviewStore::map)
            .list());
  }

  private static DiskOverview map(ResultSet row, StatementContext context) throws SQLException {
    return new DiskOverview(
        new DiskId(text(row, "id")),
        text(row, "name"),
        text(row, "category"),
        row.getLong("size_bytes"),
        row.getBoolean("encrypted"),
        row.getString("instance_name"),
        mapped(row, "newest", SnapshotId::new),
        instantOrNull(row, "taken_at"));
  }
}
