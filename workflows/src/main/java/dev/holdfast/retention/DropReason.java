package dev.holdfast.retention;

import java.time.Instant;

/** Why a rule no longer keeps a restore point. */
public sealed interface DropReason {

  /** Older than its policy keeps. */
  record OlderThan(int days) implements DropReason {}

  /** Not among as many of the newest as its policy keeps. */
  record BeyondNewest(int count) implements DropReason {}

  /** The retention that it was asked for with has ended. */
  record Expired(Instant at) implements DropReason {}
}
