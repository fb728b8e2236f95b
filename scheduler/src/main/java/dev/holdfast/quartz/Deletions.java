package dev.holdfast.quartz;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import java.util.ArrayList;
import java.util.List;

/** Cuts deletions that are due into orders for one workflow each. */
final class Deletions {
  /** Bounds the history of one workflow. */
  static final int MOST_PER_WORKFLOW = 50;

  private Deletions() {}

  /** Neighbours with one cause stay together and in their order, so that leaves go before roots. */
  static List<List<DeletionOrder>> batches(List<DeletionOrder> deletions) {
    List<List<DeletionOrder>> batches = new ArrayList<>();
    List<DeletionOrder> open = new ArrayList<>();
    for (DeletionOrder deletion : deletions) {
      boolean fits =
          open.isEmpty()
              || (open.size() < MOST_PER_WORKFLOW
                  && open.getLast().cause().equals(deletion.cause()));
      if (!fits) {
        batches.add(List.copyOf(open));
        open.clear();
      }
      open.add(deletion);
    }
    if (!open.isEmpty()) {
      batches.add(List.copyOf(open));
    }
    return batches;
  }
}
