package dev.holdfast.catalog;

import static dev.holdfast.catalog.Rows.instant;
import static dev.holdfast.catalog.Rows.text;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Access keys, their secrets sealed. */
public final class AccessKeyStore {
  private final Jdbi jdbi;

  public AccessKeyStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** False when a key of that id is there already; then nothing changes. */
  public boolean insert(AccessKeyRow key) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    INSERT IGNORE INTO access_keys (id, sealed_secret, role, enabled, created_at)
                    VALUES (:id, :sealedSecret, :role, :enabled, :createdAt)
                    """)
                .bind("id", key.id())
                .bind("sealedSecret", key.sealedSecret().getBytes(US_ASCII))
                .bind("role", key.role())
                .bind("enabled", key.enabled())
                .bind("createdAt", key.createdAt())
                .execute()
            == 1);
  }

  public Optional<AccessKeyRow> find(String id) {
    return one(
        "SELECT id, sealed_secret, role, enabled, created_at FROM access_keys WHERE id = :id", id);
  }

  /** The oldest key; empty when there is none at all. */
  public Optional<AccessKeyRow> findFirst() {
    return one(
        """
        SELECT id, sealed_secret, role, enabled, created_at FROM access_keys
        WHERE id > :id ORDER BY created_at, id LIMIT 1
        """,
        "");
  }

  private Optional<AccessKeyRow> one(String sql, String id) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("id", id).map(AccessKeyStore::map).findOne());
  }

  private static AccessKeyRow map(ResultSet row, StatementContext context) throws SQLException {
    return new AccessKeyRow(
        text(row, "id"),
        new String(
            Objects.requireNonNull(row.getBytes("sealed_secret"), "sealed_secret"), US_ASCII),
        text(row, "role"),
        row.getBoolean("enabled"),
        instant(row, "created_at"));
  }
}
