package dev.holdfast.policyrun;

import dev.holdfast.retention.KeepReason;
import dev.holdfast.retention.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in stable words why a snapshot stays although no rule of its own keeps it. */
final class KeepReasons {
  private KeepReasons() {}

  /** Null when a rule of its own keeps it. */
  static @Nullable String overdue(Verdict.Keep keep) {
    List<String> words = new ArrayList<>();
    for (KeepReason reason : keep.reasons()) {
      String word = word(reason);
      if (word == null) {
        return null;
      }
      words.add(word);
    }
    return String.join(", ", words);
  }

  private static @Nullable String word(KeepReason reason) {
    return switch (reason) {
      case KeepReason.ParentOf parent -> "PARENT_OF " + parent.child();
      case KeepReason.OpenChain open -> "OPEN_CHAIN";
      case KeepReason.InChainWith chain -> "IN_CHAIN_WITH " + chain.member();
      case KeepReason.Held held -> "HELD";
      case KeepReason.Floor floor -> "FLOOR " + floor.points();
      case KeepReason.YoungerThan younger -> null;
      case KeepReason.AmongNewest newest -> null;
      case KeepReason.NotExpired expires -> null;
      case KeepReason.NoRule none -> null;
    };
  }
}
