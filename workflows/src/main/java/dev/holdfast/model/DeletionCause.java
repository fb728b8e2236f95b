package dev.holdfast.model;

/**
 * Why and for whom a snapshot goes.
 *
 * @param kind who decided
 * @param by the access key, policy or rule that decided
 * @param reason in a sentence
 * @param force also when disks were made from it (ECS {@code Force})
 */
public record DeletionCause(Kind kind, String by, String reason, boolean force) {

  /** Who decided. The floor binds all but {@code REQUEST}. */
  public enum Kind {
    /** Somebody asked for this very snapshot to go. */
    REQUEST,
    /** Its retention ended. */
    RETENTION;
  }

  /** State that the snapshot has when its data is gone. */
  public SnapshotState endState() {
    return kind == Kind.REQUEST ? SnapshotState.DELETED : SnapshotState.EXPIRED;
  }
}
