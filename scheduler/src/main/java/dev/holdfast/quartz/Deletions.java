package dev.holdfast.quartz;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import java.util.ArrayList;
import java.util.List;

/** Cuts deletions that are due into orders for one workflow each. */
final class Deletions {
  /** Bounds the history of one workflow. */
  static final int MOST_PER_WORKFLOW = 50;

  private Deletions() {}

  /** In the order given, so that leaves go before roots. */
  static List<List<DeletionOrder>> batches(List<DeletionOrder> deletions) {
    List<List<DeletionOrder>> batches = new ArrayList<>();
    for (int from = 0; from < deletions.size(); from += MOST_PER_WORKFLOW) {
      batches.add(
          List.copyOf(
              deletions.subList(from, Math.min(from + MOST_PER_WORKFLOW, deletions.size()))));
    }
    return batches;
  }
}
