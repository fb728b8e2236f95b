package dev.holdfast.catalog;

import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/**
 * Moves snapshots from state to state. Every move names the states that it starts from, says
 * whether it won, and writes a line of the snapshot's story in the same transaction.
 */
final class SnapshotMoves {
  static final int SENTENCE_LIMIT = 2048;

  private final InstantSource clock;

  SnapshotMoves(InstantSource clock) {
    this.clock = clock;
  }

  /** Adds a line to a snapshot's story. */
  void tell(Handle handle, SnapshotId id, String kind, String sentence) {
    handle
        .createUpdate("UPDATE snapshots SET last_event = last_event + 1 WHERE id = :id")
        .bind("id", id.value())
        .execute();
    handle
        .createUpdate(
            """
            INSERT INTO snapshot_events (snapshot_id, sequence, at, kind, sentence)
            SELECT id, last_event, :at, :kind, :sentence FROM snapshots WHERE id = :id
            """)
        .bind("id", id.value())
        .bind("at", clock.instant())
        .bind("kind", kind)
        .bind("sentence", cut(sentence, SENTENCE_LIMIT))
        .execute();
  }

  boolean move(
      Handle handle,
      SnapshotId id,
      Collection<SnapshotState> from,
      SnapshotState to,
      String kind,
      String sentence) {
    Instant now = clock.instant();
    Where where = new Where().equal("id", id.value()).in("state", SnapshotStore.names(from));
    int changed =
        where
            .bindTo(
                handle.createUpdate(
                    "UPDATE snapshots SET state = :to, changed_at = :now" + where.sql()))
            .bind("to", to.name())
            .bind("now", now)
            .execute();
    if (changed == 1) {
      tell(handle, id, kind, sentence);
    }
    return changed == 1;
  }

  static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
  }
}
