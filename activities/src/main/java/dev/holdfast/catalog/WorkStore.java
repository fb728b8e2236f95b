package dev.holdfast.catalog;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.ledger.UnfinishedWork;
import dev.holdfast.model.DeletionCause;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotId;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Finds what is not finished. */
public final class WorkStore implements UnfinishedWork {
  private final Jdbi jdbi;
  private final BiFunction<Instant, Integer, List<DeletionOrder>> expiry;

  /**
   * @param expiry says which snapshots may go because their retention has ended, up to a limit
   */
  public WorkStore(Jdbi jdbi, BiFunction<Instant, Integer, List<DeletionOrder>> expiry) {
    this.jdbi = jdbi;
    this.expiry = expiry;
  }

  @Override
  public List<SnapshotId> snapshots(Instant unchangedSince, int limit) {
    return jdbi.withHandle(handle ->
        bound(
                handle.createQuery(
                    """
                    SELECT id FROM snapshots
                    WHERE state IN ('ACCEPTED', 'PROGRESSING', 'UNRESOLVED') AND changed_at <= :since
                    ORDER BY changed_at LIMIT :limit
                    """),
                unchangedSince,
                limit)
            .mapTo(String.class)
            .map(SnapshotId::new)
            .list());
  }

  @Override
  public List<SnapshotId> cancellations(int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT id FROM snapshots WHERE state IN ('ACCEPTED', 'PROGRESSING', 'UNRESOLVED')
                  AND cancel_requested_at IS NOT NULL
                ORDER BY cancel_requested_at LIMIT :limit
                """)
            .bind("limit", limit)
            .mapTo(String.class)
            .map(SnapshotId::new)
            .list());
  }

  private static Query bound(Query query, Instant since, int limit) {
    return query.bind("since", since).bind("limit", limit);
  }

  @Override
  public List<RunKey> runs(Instant unchangedSince, int limit) {
    return jdbi.withHandle(handle ->
        bound(
                handle.createQuery(
                    """
                    SELECT policy_id, nominal_time FROM policy_runs
                    WHERE state IN ('DUE', 'RUNNING') AND changed_at <= :since ORDER BY changed_at LIMIT :limit
                    """),
                unchangedSince,
                limit)
            .map((row, context) ->
                new RunKey(
                    new PolicyId(Rows.text(row, "policy_id")), Rows.instant(row, "nominal_time")))
            .list());
  }

  @Override
  public List<DeletionOrder> deletions(Instant unchangedSince, int limit) {
    return jdbi.withHandle(handle ->
        bound(
                handle.createQuery(
                    """
                    SELECT id, deletion_kind, deletion_by, deletion_reason, deletion_force FROM snapshots
                    WHERE changed_at <= :since
                      AND (state = 'DELETING' OR (state = 'ACCOMPLISHED' AND deletion_kind IS NOT NULL))
                    ORDER BY changed_at LIMIT :limit
                    """),
                unchangedSince,
                limit)
            .map((row, context) ->
                new DeletionOrder(
                    new SnapshotId(Rows.text(row, "id")),
                    new DeletionCause(
                        DeletionCause.Kind.valueOf(Rows.text(row, "deletion_kind")),
                        Rows.text(row, "deletion_by"),
                        Rows.text(row, "deletion_reason"),
                        row.getBoolean("deletion_force"))))
            .list());
  }

  @Override
  public List<DeletionOrder> expired(Instant now, int limit) {
    return expiry.apply(now, limit);
  }
}
