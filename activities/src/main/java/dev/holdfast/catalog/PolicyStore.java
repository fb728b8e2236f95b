package dev.holdfast.catalog;

import static dev.holdfast.catalog.Rows.instant;
import static dev.holdfast.catalog.Rows.intOrNull;
import static dev.holdfast.catalog.Rows.text;

import dev.holdfast.ledger.PolicyLedger;
import dev.holdfast.model.CronSchedule;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.InstanceId;
import dev.holdfast.model.Policy;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.Retention;
import dev.holdfast.model.Selection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Policies and their versions. A version never changes: an edit is a new version. */
public final class PolicyStore implements PolicyLedger {
  private static final String SELECT =
      """
      SELECT p.id, v.version, v.name, p.enabled, v.cron_expression, v.cron_zone, v.retention_days,
        v.retention_count, v.active_since
      FROM policies p JOIN policy_versions v ON v.policy_id = p.id
      """;

  private final Jdbi jdbi;

  public PolicyStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Records a new policy in its first version. */
  public void insert(Handle handle, Policy policy) {
    handle
        .createUpdate(
            """
            INSERT INTO policies (id, version, enabled, created_at, changed_at)
            VALUES (:id, :version, :enabled, :at, :at)
            """)
        .bind("id", policy.id().value())
        .bind("version", policy.version())
        .bind("enabled", policy.enabled())
        .bind("at", policy.activeSince())
        .execute();
    insertVersion(handle, policy);
  }

  private static void insertVersion(Handle handle, Policy policy) {
    handle
        .createUpdate(
            """
            INSERT INTO policy_versions (policy_id, version, name, cron_expression, cron_zone, retention_days,
              retention_count, active_since, created_at)
            VALUES (:id, :version, :name, :cron, :zone, :days, :count, :activeSince, :activeSince)
            """)
        .bind("id", policy.id().value())
        .bind("version", policy.version())
        .bind("name", policy.name())
        .bind("cron", policy.schedule().expression())
        .bind("zone", policy.schedule().zone().getId())
        .bind("days", policy.retention().days())
        .bind("count", policy.retention().count())
        .bind("activeSince", policy.activeSince())
        .execute();
    for (String target : targets(policy.selection())) {
      handle
          .createUpdate(
              "INSERT INTO policy_targets (policy_id, version, target_id) VALUES (:id, :version, :target)")
          .bind("id", policy.id().value())
          .bind("version", policy.version())
          .bind("target", target)
          .execute();
    }
  }

  /** Ids of all disks and instances that a selection names. */
  public static List<String> targets(Selection selection) {
    Set<String> targets = new HashSet<>();
    selection.disks().forEach(disk -> targets.add(disk.value()));
    selection.instances().forEach(instance -> targets.add(instance.value()));
    return targets.stream().sorted().toList();
  }

  @Override
  public List<Policy> enabled() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + " AND v.version = p.version WHERE p.enabled ORDER BY p.id")
            .map((row, context) -> map(handle, row))
            .list());
  }

  @Override
  public Optional<Policy> findEnabled(PolicyId policy) {
    return jdbi.withHandle(handle -> findCurrent(handle, policy)).filter(Policy::enabled);
  }

  public Optional<Policy> findCurrent(Handle handle, PolicyId policy) {
    return find(handle, policy, null);
  }

  public Optional<Policy> findVersion(Handle handle, PolicyId policy, int version) {
    return find(handle, policy, version);
  }

  private static Optional<Policy> find(Handle handle, PolicyId policy, @Nullable Integer version) {
    return handle
        .createQuery(SELECT + " WHERE p.id = :id AND v.version = COALESCE(:version, p.version)")
        .bind("id", policy.value())
        .bind("version", version)
        .map((row, context) -> map(handle, row))
        .findOne();
  }

  private static Policy map(Handle handle, ResultSet row) throws SQLException {
    PolicyId id = new PolicyId(text(row, "id"));
    int version = row.getInt("version");
    return new Policy(
        id,
        version,
        text(row, "name"),
        row.getBoolean("enabled"),
        new CronSchedule(text(row, "cron_expression"), ZoneId.of(text(row, "cron_zone"))),
        selection(handle, id, version),
        new Retention(intOrNull(row, "retention_days"), intOrNull(row, "retention_count")),
        instant(row, "active_since"));
  }

  private static Selection selection(Handle handle, PolicyId policy, int version) {
    List<String> targets =
        handle
            .createQuery(
                "SELECT target_id FROM policy_targets WHERE policy_id = :id AND version = :version")
            .bind("id", policy.value())
            .bind("version", version)
            .mapTo(String.class)
            .list();
    Set<DiskId> disks = new HashSet<>();
    Set<InstanceId> instances = new HashSet<>();
    for (String target : targets) {
      DiskId.parse(target).ifPresent(disks::add);
      InstanceId.parse(target).ifPresent(instances::add);
    }
    return new Selection(disks, instances);
  }
}
