package dev.holdfast.catalog;

import dev.holdfast.model.DeletionCause;
import dev.holdfast.model.Evidence;
import dev.holdfast.model.Progress;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.model.SnapshotState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * Moves snapshots from state to state. Every move names the states that it starts from, says
 * whether it won, and writes a line of the snapshot's story in the same transaction.
 */
public final class SnapshotWriter {
  private static final int SENTENCE_LIMIT = 2048;

  private final InstantSource clock;

  public SnapshotWriter(InstantSource clock) {
    this.clock = clock;
  }

  /** The platform has begun. */
  public boolean begin(Handle handle, SnapshotId id, String sentence) {
    return move(
        handle,
        id,
        List.of(SnapshotState.ACCEPTED, SnapshotState.UNRESOLVED),
        SnapshotState.PROGRESSING,
        "started",
        sentence);
  }

  /** Nobody knows what the platform did. */
  public boolean unresolve(Handle handle, SnapshotId id, String reason) {
    return move(
        handle,
        id,
        List.of(SnapshotState.ACCEPTED, SnapshotState.PROGRESSING),
        SnapshotState.UNRESOLVED,
        "unresolved",
        reason);
  }

  /** Latest figures of a running copy. Not part of the story. */
  public void progress(Handle handle, SnapshotId id, Progress progress) {
    handle
        .createUpdate(
            """
            UPDATE snapshots SET started_at = :startedAt, read_at = :readAt, done_bytes = :done,
              total_bytes = :total, changed_at = :now
            WHERE id = :id AND state IN ('ACCEPTED', 'PROGRESSING', 'UNRESOLVED')
            """)
        .bind("id", id.value())
        .bind("startedAt", progress.startedAt())
        .bind("readAt", progress.readAt())
        .bind("done", progress.doneBytes())
        .bind("total", progress.totalBytes())
        .bind("now", clock.instant())
        .execute();
  }

  /** Writes the end of a snapshot and frees the disk for the next one. */
  public boolean settle(Handle handle, SnapshotId id, SnapshotOutcome outcome) {
    return switch (outcome) {
      case SnapshotOutcome.Accomplished accomplished ->
          accomplish(handle, id, accomplished.evidence());
      case SnapshotOutcome.Failed failed -> fail(handle, id, failed);
      case SnapshotOutcome.Cancelled cancelled ->
          end(handle, id, SnapshotState.CANCELLED, cancelled.reason());
      case SnapshotOutcome.ReleasedWithDisk released ->
          end(handle, id, SnapshotState.RELEASED_WITH_DISK, released.message());
    };
  }

  private boolean accomplish(Handle handle, SnapshotId id, Evidence evidence) {
    if (!end(handle, id, SnapshotState.ACCOMPLISHED, sentence(evidence))) {
      return false;
    }
    handle
        .createUpdate(
            """
            UPDATE snapshots SET taken_at = :takenAt, durable_at = :durableAt, disk_bytes = :diskBytes,
              stored_bytes = :storedBytes, parent_id = :parent, full_reason = :fullReason
            WHERE id = :id
            """)
        .bind("id", id.value())
        .bind("takenAt", evidence.takenAt())
        .bind("durableAt", evidence.durableAt())
        .bind("diskBytes", evidence.diskBytes())
        .bind("storedBytes", evidence.storedBytes())
        .bind("parent", evidence.parent() == null ? null : evidence.parent().value())
        .bind("fullReason", evidence.fullReason() == null ? null : evidence.fullReason().name())
        .execute();
    return true;
  }

  private static String sentence(Evidence evidence) {
    String kind =
        evidence.parent() != null
            ? "incremental on " + evidence.parent()
            : evidence.fullReason() != null ? "full, because " + evidence.fullReason() : "flash";
    return kind
        + "; holds the disk of "
        + evidence.takenAt()
        + "; durable since "
        + evidence.durableAt()
        + "; "
        + evidence.storedBytes()
        + " bytes";
  }

  private boolean fail(Handle handle, SnapshotId id, SnapshotOutcome.Failed failed) {
    if (!end(handle, id, SnapshotState.FAILED, failed.type() + ": " + failed.message())) {
      return false;
    }
    handle
        .createUpdate(
            "UPDATE snapshots SET failure_type = :type, failure_message = :message, failure_hint = :hint WHERE id = :id")
        .bind("id", id.value())
        .bind("type", failed.type().name())
        .bind("message", cut(failed.message(), SENTENCE_LIMIT))
        .bind("hint", cut(failed.hint(), 1024))
        .execute();
    return true;
  }

  private boolean end(Handle handle, SnapshotId id, SnapshotState state, String sentence) {
    boolean won =
        move(
            handle,
            id,
            SnapshotStore.UNFINISHED,
            state,
            state.name().toLowerCase(Locale.ROOT),
            sentence);
    if (won) {
      handle
          .createUpdate("UPDATE snapshots SET busy_disk_id = NULL WHERE id = :id")
          .bind("id", id.value())
          .execute();
    }
    return won;
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
      tell(handle, id, "cancel_requested", "by " + cause.by() + ": " + cause.reason());
    }
    return changed == 1;
  }

  /** Its data may be removed from now on. Only the delete path may call it. */
  public boolean markDeleting(Handle handle, SnapshotId id, DeletionCause cause) {
    if (!move(
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
    tell(handle, id, "kept", reason);
  }

  /** The platform will not remove it. */
  public boolean undoDeleting(Handle handle, SnapshotId id, String reason) {
    boolean won =
        move(
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

  /** Notes why it stays although its retention has ended; null when it has not. */
  public void noteKept(Handle handle, SnapshotId id, @Nullable String reason) {
    handle
        .createUpdate("UPDATE snapshots SET kept_because = :reason WHERE id = :id")
        .bind("id", id.value())
        .bind("reason", reason)
        .execute();
  }

  private static Update cause(Update update, DeletionCause cause) {
    return update
        .bind("kind", cause.kind().name())
        .bind("by", cut(cause.by(), 128))
        .bind("reason", cut(cause.reason(), 512))
        .bind("force", cause.force());
  }

  /** Nothing of it is left. */
  public boolean recordGone(Handle handle, SnapshotId id, SnapshotState from, DeletionCause cause) {
    return move(
        handle,
        id,
        List.of(from),
        cause.endState(),
        "deleted",
        "by " + cause.by() + ": " + cause.reason());
  }

  /** Adds a line to a snapshot's story. */
  public void tell(Handle handle, SnapshotId id, String kind, String sentence) {
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

  private boolean move(
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

  private static String cut(String text, int limit) {
    return text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
  }
}
