package dev.holdfast.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * How making a snapshot ended. A value, never an exception: each of these is a normal end of a
 * workflow.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SnapshotOutcome.Accomplished.class, name = "accomplished"),
  @JsonSubTypes.Type(value = SnapshotOutcome.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = SnapshotOutcome.Cancelled.class, name = "cancelled"),
  @JsonSubTypes.Type(value = SnapshotOutcome.ReleasedWithDisk.class, name = "released_with_disk")
})
public sealed interface SnapshotOutcome {

  /** The data is there, and this shows it. */
  record Accomplished(Evidence evidence) implements SnapshotOutcome {}

  /**
   * Proven not to exist.
   *
   * @param message what happened, for a person
   * @param hint what that person can do about it
   */
  record Failed(FailureType type, String message, String hint) implements SnapshotOutcome {}

  /** Given up on request; the platform has nothing of it. */
  record Cancelled(String reason) implements SnapshotOutcome {}

  /** The platform released the disk and the half-made snapshot with it. */
  record ReleasedWithDisk(String message) implements SnapshotOutcome {}
}
