package dev.holdfast.retention;

import dev.holdfast.model.SnapshotId;
import java.time.Instant;

/** Why a restore point stays. */
public sealed interface KeepReason {

  /** Its policy keeps everything younger than that. */
  record YoungerThan(int days) implements KeepReason {}

  /** Its policy keeps that many of the newest of the disk. */
  record AmongNewest(int count) implements KeepReason {}

  /** It was asked for with a retention that has not ended. */
  record NotExpired(Instant until) implements KeepReason {}

  /** No rule would ever let it go. */
  record NoRule() implements KeepReason {}

  /** A hold or lock forbids its deletion. */
  record Held() implements KeepReason {}

  /** The disk must keep that many. */
  record Floor(int points) implements KeepReason {}

  /** The data of that one, which stays, builds on it. */
  record ParentOf(SnapshotId child) implements KeepReason {}

  /** Its chain still grows; without it the next increment could not be found. */
  record OpenChain() implements KeepReason {}

  /** A chain goes as a whole, and that member stays for a reason of its own. */
  record InChainWith(SnapshotId member) implements KeepReason {}
}
