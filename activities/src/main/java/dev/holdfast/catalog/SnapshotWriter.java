package dev.holdfast.catalog;

import dev.holdfast.model.Evidence;
import dev.holdfast.model.Progress;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.model.SnapshotState;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes what becomes of a snapshot while it is made. */
public final class SnapshotWriter {
  private final InstantSource clock;
  private final SnapshotMoves moves;

  public SnapshotWriter(InstantSource clock) {
    this.clock = clock;
    this.moves = new SnapshotMoves(clock);
  }

  /** The platform has begun. */
  public boolean begin(Handle handle, SnapshotId id, String sentence) {
    return moves.move(
        handle,
        id,
        List.of(SnapshotState.ACCEPTED, SnapshotState.UNRESOLVED),
        SnapshotState.PROGRESSING,
        "started",
        sentence);
  }

  /** Nobody knows what the platform did. */
  public boolean unresolve(Handle handle, SnapshotId id, String reason) {
    return moves.move(
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
        .bind("message", SnapshotMoves.cut(failed.message(), SnapshotMoves.SENTENCE_LIMIT))
        .bind("hint", SnapshotMoves.cut(failed.hint(), 1024))
        .execute();
    return true;
  }

  private boolean end(Handle handle, SnapshotId id, SnapshotState state, String sentence) {
    boolean won =
        moves.move(
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

  /** Notes why it stays although its retention has ended; null when it has not. */
  public void noteKept(Handle handle, SnapshotId id, @Nullable String reason) {
    handle
        .createUpdate("UPDATE snapshots SET kept_because = :reason WHERE id = :id")
        .bind("id", id.value())
        .bind("reason", reason)
        .execute();
  }

  /** Adds a line to a snapshot's story. */
  public void tell(Handle handle, SnapshotId id, String kind, String sentence) {
    moves.tell(handle, id, kind, sentence);
  }
}
