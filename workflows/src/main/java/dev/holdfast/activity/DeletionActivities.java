package dev.holdfast.activity;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.holdfast.model.DeletionCause;
import dev.holdfast.model.SnapshotId;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The catalog's part of the one delete path. */
@ActivityInterface
public interface DeletionActivities {

  /**
   * Re-reads holds, usage, floor and chain, and marks the snapshot as being deleted in the same
   * transaction; or refuses. Idempotent.
   */
  @ActivityMethod(name = "MarkForDeletion")
  Verdict mark(DeletionOrder order);

  /** Records that the platform will not remove the data: the snapshot is as it was. Idempotent. */
  @ActivityMethod(name = "UndoDeletionMark")
  void undoMark(RemovalRefusal refusal);

  /** Records that the data is gone. Idempotent. */
  @ActivityMethod(name = "RecordDeletion")
  void recordDeleted(SnapshotId snapshot);

  /** One snapshot that somebody wants gone, and why. */
  record DeletionOrder(SnapshotId snapshot, DeletionCause cause) {}

  /** The platform's no to a removal. */
  record RemovalRefusal(SnapshotId snapshot, String message) {}

  /** What the delete path decided. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Verdict.Marked.class, name = "marked"),
    @JsonSubTypes.Type(value = Verdict.AlreadyGone.class, name = "already_gone"),
    @JsonSubTypes.Type(value = Verdict.Cancelling.class, name = "cancelling"),
    @JsonSubTypes.Type(value = Verdict.Refused.class, name = "refused")
  })
  sealed interface Verdict {
    /** Its data may be removed, on that storage node. */
    record Marked(StorageActivities.Removal removal, String node) implements Verdict {}

    /** Nothing to do. */
    record AlreadyGone() implements Verdict {}

    /** It is still being made; its own workflow has to be cancelled. */
    record Cancelling() implements Verdict {}

    /**
     * It stays.
     *
     * @param code stable code, as in the API's error answers
     */
    record Refused(String code, String message) implements Verdict {}
  }
}
