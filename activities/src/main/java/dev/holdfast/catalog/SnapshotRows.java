package dev.holdfast.catalog;

import static dev.holdfast.catalog.Rows.instant;
import static dev.holdfast.catalog.Rows.instantOrNull;
import static dev.holdfast.catalog.Rows.intOrNull;
import static dev.holdfast.catalog.Rows.mapped;
import static dev.holdfast.catalog.Rows.text;

import dev.holdfast.model.DeletionCause;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.DiskType;
import dev.holdfast.model.Evidence;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.FullReason;
import dev.holdfast.model.InstanceId;
import dev.holdfast.model.Pace;
import dev.holdfast.model.PlatformToken;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.Progress;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.model.SnapshotType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads a row of the snapshots table; tags are added by whoever reads them. */
final class SnapshotRows {
  static final String COLUMNS =
      "id, disk_id, category, type, state, name, description, retention_days, request_hash, parameter_digest,"
          + " instance_id, region, node, disk_type, disk_bytes, encrypted, pace, policy_id, nominal_time,"
          + " created_at, changed_at, started_at, read_at, done_bytes, total_bytes, taken_at, durable_at,"
          + " stored_bytes, parent_id, full_reason, failure_type, failure_message, failure_hint,"
          + " cancel_requested_at, deletion_kind, deletion_by, deletion_reason, deletion_force, kept_because";

  private SnapshotRows() {}

  static SnapshotRow map(ResultSet row, StatementContext context) throws SQLException {
    return new SnapshotRow(
        new SnapshotId(text(row, "id")),
        new DiskId(text(row, "disk_id")),
        SnapshotCategory.valueOf(text(row, "category")),
        SnapshotType.valueOf(text(row, "type")),
        SnapshotState.valueOf(text(row, "state")),
        new PlatformToken(text(row, "request_hash")),
        text(row, "parameter_digest"),
        new SnapshotRow.Label(
            row.getString("name"),
            row.getString("description"),
            intOrNull(row, "retention_days"),
            Map.of()),
        source(row),
        Pace.valueOf(text(row, "pace")),
        run(row),
        instant(row, "created_at"),
        instant(row, "changed_at"),
        row.getObject("cancel_requested_at") != null,
        progress(row),
        evidence(row),
        failure(row),
        deletion(row),
        row.getString("kept_because"));
  }

  private static SnapshotRow.Source source(ResultSet row) throws SQLException {
    return new SnapshotRow.Source(
        mapped(row, "instance_id", InstanceId::new),
        text(row, "region"),
        text(row, "node"),
        DiskType.valueOf(text(row, "disk_type")),
        row.getLong("disk_bytes"),
        row.getBoolean("encrypted"));
  }

  private static @Nullable RunKey run(ResultSet row) throws SQLException {
    PolicyId policy = mapped(row, "policy_id", PolicyId::new);
    return policy == null ? null : new RunKey(policy, instant(row, "nominal_time"));
  }

  private static @Nullable Progress progress(ResultSet row) throws SQLException {
    Instant readAt = instantOrNull(row, "read_at");
    return readAt == null
        ? null
        : new Progress(
            row.getLong("done_bytes"),
            row.getLong("total_bytes"),
            instant(row, "started_at"),
            readAt);
  }

  private static @Nullable Evidence evidence(ResultSet row) throws SQLException {
    Instant durableAt = instantOrNull(row, "durable_at");
    return durableAt == null
        ? null
        : new Evidence(
            instant(row, "taken_at"),
            durableAt,
            row.getLong("disk_bytes"),
            row.getLong("stored_bytes"),
            mapped(row, "parent_id", SnapshotId::new),
            mapped(row, "full_reason", FullReason::valueOf));
  }

  private static SnapshotOutcome.@Nullable Failed failure(ResultSet row) throws SQLException {
    FailureType type = mapped(row, "failure_type", FailureType::valueOf);
    return type == null
        ? null
        : new SnapshotOutcome.Failed(type, text(row, "failure_message"), text(row, "failure_hint"));
  }

  private static @Nullable DeletionCause deletion(ResultSet row) throws SQLException {
    DeletionCause.Kind kind = mapped(row, "deletion_kind", DeletionCause.Kind::valueOf);
    return kind == null
        ? null
        : new DeletionCause(
            kind,
            text(row, "deletion_by"),
            text(row, "deletion_reason"),
            row.getBoolean("deletion_force"));
  }
}
