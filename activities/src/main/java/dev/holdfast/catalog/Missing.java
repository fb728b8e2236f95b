package dev.holdfast.catalog;

import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Things that an inventory does not show any more: one miss proves nothing, two apart do. */
final class Missing {
  private Missing() {}

  static int mark(Handle handle, String table, String node, Instant seenAt, Duration goneAfter) {
    int gone =
        handle
            .createUpdate(
                "UPDATE "
                    + table
                    + " SET gone_at = :seenAt WHERE node = :node AND seen_at < :seenAt AND gone_at IS NULL"
                    + " AND missed_at <= :missedSince")
            .bind("node", node)
            .bind("seenAt", seenAt)
            .bind("missedSince", seenAt.minus(goneAfter))
            .execute();
    handle
        .createUpdate(
            "UPDATE "
                + table
                + " SET missed_at = :seenAt WHERE node = :node AND seen_at < :seenAt AND gone_at IS NULL"
                + " AND missed_at IS NULL")
        .bind("node", node)
        .bind("seenAt", seenAt)
        .execute();
    return gone;
  }
}
