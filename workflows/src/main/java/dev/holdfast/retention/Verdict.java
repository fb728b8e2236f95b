package dev.holdfast.retention;

import java.util.List;

/** What retention says about one restore point; always with reasons. */
public sealed interface Verdict {

  /** It stays. */
  record Keep(List<KeepReason> reasons) implements Verdict {
    public Keep {
      reasons = List.copyOf(reasons);
    }
  }

  /** It may go. */
  record Drop(List<DropReason> reasons) implements Verdict {
    public Drop {
      reasons = List.copyOf(reasons);
    }
  }
}
