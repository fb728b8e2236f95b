package dev.holdfast.console;

import dev.holdfast.model.SnapshotState;

/**
 * A state as people see it: a word and a sign, so that colour is never needed.
 *
 * @param tone name of its look in the style sheet
 */
public record SnapshotStatus(String sign, String word, String tone) {

  static SnapshotStatus of(SnapshotState state) {
    return switch (state) {
      case ACCEPTED -> new SnapshotStatus("…", "waiting", "busy");
      case PROGRESSING -> new SnapshotStatus("▶", "progressing", "busy");
      case UNRESOLVED -> new SnapshotStatus("?", "unresolved", "warn");
      case ACCOMPLISHED -> new SnapshotStatus("✓", "accomplished", "good");
      case FAILED -> new SnapshotStatus("✗", "failed", "bad");
      case RELEASED_WITH_DISK -> new SnapshotStatus("⊘", "released with its disk", "bad");
      case CANCELLED -> new SnapshotStatus("–", "cancelled", "calm");
      case DELETING -> new SnapshotStatus("…", "deleting", "busy");
      case DELETED -> new SnapshotStatus("–", "deleted", "calm");
      case EXPIRED -> new SnapshotStatus("–", "expired", "calm");
    };
  }
}
