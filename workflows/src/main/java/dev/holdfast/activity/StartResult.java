package dev.holdfast.activity;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.holdfast.model.SnapshotOutcome;
import java.time.Duration;

/** What the platform answered when it was asked for a snapshot. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "start")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StartResult.Running.class, name = "running"),
  @JsonSubTypes.Type(value = StartResult.Ended.class, name = "ended")
})
public sealed interface StartResult {

  /**
   * It is being made.
   *
   * @param heartbeatTimeout how long the waiting activity may be silent before another takes over;
   *     longer on a storage node with many snapshots in flight
   */
  record Running(Duration heartbeatTimeout) implements StartResult {}

  /** It is already over, as a flash snapshot always is. */
  record Ended(SnapshotOutcome outcome) implements StartResult {}
}
