package dev.holdfast.activity;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.model.SnapshotState;

/** What the catalog says before the platform is asked for a snapshot. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "preflight")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Preflight.Cleared.class, name = "cleared"),
  @JsonSubTypes.Type(value = Preflight.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = Preflight.Settled.class, name = "settled")
})
public sealed interface Preflight {

  /**
   * Go on.
   *
   * @param cancelled somebody has asked to give it up meanwhile
   */
  record Cleared(SnapshotOrder order, String diskName, boolean cancelled) implements Preflight {}

  /** It cannot be made; the platform was not asked. */
  record Refused(FailureType type, String message, String hint) implements Preflight {}

  /** An earlier run of the same workflow has already brought it to its end. */
  record Settled(SnapshotState state) implements Preflight {}
}
