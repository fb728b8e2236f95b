package dev.holdfast.catalog;

import dev.holdfast.model.DeletionCause;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotState;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Writes wishes to be rid of a snapshot, and what becomes of them. Only the delete path may use it.
 */
public final class DeletionWriter {
  private final InstantSource clock;
  private final SnapshotMoves moves;

  public DeletionWriter(InstantSource clock) {
    this.clock = clock;
    this.moves = new SnapshotMoves(clock);
  }

  /**
   * Somebody wants an unfinished snapshot to be given up; it is deleted should it be too late for
   * that.
   */
  public boolean requestCancel(Handle handle, SnapshotId id, DeletionCause cause) {
    int changed =
        cause(
                handle.createUpdate(
                    """
                    UPDATE snapshots SET cancel_requested_at = :now, changed_at = :now, deletion_kind = :kind,
                      deletion_by = :by, deletion_reason = :reason, deletion_force = :force
                    WHERE id = :id AND cancel_requested_at IS NULL
                      AND state IN ('ACCEPTED', 'PROGRESSING', 'UNRESOLVED')
                    """),
                cause)
            .bind("id", id.value())
            .bind("now", clock.instant())
            .execute();
    if (changed == 1) {
      moves.tell(handle, id, "cancel_requested", "by " + cause.by() + ": " + cause.reason());
    }
    return changed == 1;
  }

  /** Its data may be removed from now on. Only the delete path may call it. */
  public boolean markDeleting(Handle handle, SnapshotId id, DeletionCause cause) {
    if (!moves.move(
        handle,
        id,
        List.of(SnapshotState.ACCOMPLISHED),
        SnapshotState.DELETING,
        "deleting",
        "by " + cause.by() + ": " + cause.reason())) {
      return false;
    }
    cause(
            handle.createUpdate(
                """
                UPDATE snapshots SET deletion_kind = :kind, deletion_by = :by, deletion_reason = :reason,
                  deletion_force = :force
                WHERE id = :id
                """),
            cause)
        .bind("id", id.value())
        .execute();
    return true;
  }

  /** It was to go and may not: it stays as if nobody had asked. */
  public void keep(Handle handle, SnapshotId id, String reason) {
    clearDeletion(handle, id);
    moves.tell(handle, id, "kept", reason);
  }

  /** The platform will not remove it. */
  public boolean undoDeleting(Handle handle, SnapshotId id, String reason) {
    boolean won =
        moves.move(
            handle,
            id,
            List.of(SnapshotState.DELETING),
            SnapshotState.ACCOMPLISHED,
            "kept",
            reason);
    if (won) {
      clearDeletion(handle, id);
    }
    return won;
  }

  private static void clearDeletion(Handle handle, SnapshotId id) {
    handle
        .createUpdate(
            """
            UPDATE snapshots SET deletion_kind = NULL, deletion_by = NULL, deletion_reason = NULL,
              deletion_force = NULL
            WHERE id = :id AND state = 'ACCOMPLISHED'
            """)
        .bind("id", id.value())
        .execute();
  }

  private static Update cause(Update update, DeletionCause cause) {
    return update
        .bind("kind", cause.kind().name())
        .bind("by", SnapshotMoves.cut(cause.by(), 128))
        .bind("reason", SnapshotMoves.cut(cause.reason(), 512))
        .bind("force", cause.force());
  }

  /** Nothing of it is left. */
  public boolean recordGone(Handle handle, SnapshotId id, SnapshotState from, DeletionCause cause) {
    return moves.move(
        handle,
        id,
        List.of(from),
        cause.endState(),
        "deleted",
        "by " + cause.by() + ": " + cause.reason());
  }
}
