package dev.holdfast.catalog;

import dev.holdfast.activity.PolicyRunActivities.RunRecord;
import dev.holdfast.ledger.RunLedger;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.Policy;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.RunState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Policy runs: at most one for a nominal time, each ending in one terminal record. */
public final class RunStore implements RunLedger {
  private static final String COLUMNS =
      "policy_id, nominal_time, version, state, accomplished, failed, skipped, reason, ended_at";

  private final Jdbi jdbi;
  private final InstantSource clock;

  public RunStore(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** A run as the catalog knows it; {@code endedAt} is null until it has its terminal record. */
  public record RunRow(RunKey key, int version, RunRecord outcome, @Nullable Instant endedAt) {}

  @Override
  public boolean propose(Policy policy, Instant nominal) {
    return insert(policy, nominal, RunState.DUE, null);
  }

  @Override
  public boolean recordMissed(Policy policy, Instant nominal, String reason) {
    return insert(policy, nominal, RunState.MISSED, reason);
  }

  private boolean insert(Policy policy, Instant nominal, RunState state, @Nullable String reason) {
    Instant now = clock.instant();
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT IGNORE INTO policy_runs (policy_id, nominal_time, version, state, proposed_at,
                  changed_at, ended_at, accomplished, failed, skipped, reason)
                VALUES (:policy, :nominal, :version, :state, :now, :now, :ended, 0, 0, 0, :reason)
                """)
            .bind("policy", policy.id().value())
            .bind("nominal", nominal)
            .bind("version", policy.version())
            .bind("state", state.name())
            .bind("now", now)
            .bind("ended", state.isTerminal() ? now : null)
            .bind("reason", reason)
            .execute())
        == 1;
  }

  @Override
  public boolean isKnown(RunKey run) {
    return jdbi.withHandle(handle -> find(handle, run)).isPresent();
  }

  @Override
  public Optional<Instant> newest(PolicyId policy) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT nominal_time FROM policy_runs WHERE policy_id = :policy ORDER BY nominal_time DESC LIMIT 1")
            .bind("policy", policy.value())
            .mapTo(Instant.class)
            .findOne());
  }

  public Optional<RunRow> find(Handle handle, RunKey run) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM policy_runs WHERE policy_id = :policy AND nominal_time = :nominal")
        .bind("policy", run.policy().value())
        .bind("nominal", run.nominal())
        .map((row, context) ->
            new RunRow(
                new RunKey(
                    new PolicyId(Rows.text(row, "policy_id")), Rows.instant(row, "nominal_time")),
                row.getInt("version"),
                new RunRecord(
                    RunState.valueOf(Rows.text(row, "state")),
                    row.getInt("accomplished"),
                    row.getInt("failed"),
                    row.getInt("skipped"),
                    Optional.ofNullable(row.getString("reason")).orElse("")),
                Rows.instantOrNull(row, "ended_at")))
        .findOne();
  }

  /** Somebody works on it now. */
  public boolean open(Handle handle, RunKey run) {
    return update(handle, run, "SET state = 'RUNNING', changed_at = :now", "state = 'DUE'") == 1;
  }

  private int update(Handle handle, RunKey run, String change, String condition) {
    return handle
        .createUpdate(
            "UPDATE policy_runs "
                + change
                + " WHERE policy_id = :policy AND nominal_time = :nominal AND "
                + condition)
        .bind("policy", run.policy().value())
        .bind("nominal", run.nominal())
        .bind("now", clock.instant())
        .execute();
  }

  /** Writes the terminal record; returns false when there is one already. */
  public boolean close(Handle handle, RunKey run, RunRecord outcome) {
    return handle
            .createUpdate(
                """
                UPDATE policy_runs SET state = :state, changed_at = :now, ended_at = :now,
                  accomplished = :accomplished, failed = :failed, skipped = :skipped, reason = :reason
                WHERE policy_id = :policy AND nominal_time = :nominal AND state IN ('DUE', 'RUNNING')
                """)
            .bind("policy", run.policy().value())
            .bind("nominal", run.nominal())
            .bind("now", clock.instant())
            .bind("state", outcome.state().name())
            .bind("accomplished", outcome.accomplished())
            .bind("failed", outcome.failed())
            .bind("skipped", outcome.skipped())
            .bind("reason", outcome.reason())
            .execute()
        == 1;
  }

  /** Records why a run makes no snapshot of a disk. The first reason stays. */
  public void skip(Handle handle, RunKey run, DiskId disk, String reason) {
    handle
        .createUpdate(
            """
            INSERT IGNORE INTO policy_run_skips (policy_id, nominal_time, disk_id, reason)
            VALUES (:policy, :nominal, :disk, :reason)
            """)
        .bind("policy", run.policy().value())
        .bind("nominal", run.nominal())
        .bind("disk", disk.value())
        .bind("reason", reason)
        .execute();
  }

  /**
   * Why the run made no snapshot of some disks: a sentence for each. A disk that was busy at first
   * and has its snapshot by now is not among them.
   */
  public List<String> skips(Handle handle, RunKey run) {
    return handle
        .createQuery(
            """
            SELECT CONCAT(k.disk_id, ': ', k.reason) FROM policy_run_skips k
            WHERE k.policy_id = :policy AND k.nominal_time = :nominal
              AND NOT EXISTS (SELECT 1 FROM snapshots s WHERE s.policy_id = k.policy_id
                AND s.nominal_time = k.nominal_time AND s.disk_id = k.disk_id)
            ORDER BY k.disk_id
            """)
        .bind("policy", run.policy().value())
        .bind("nominal", run.nominal())
        .mapTo(String.class)
        .list();
  }
}
