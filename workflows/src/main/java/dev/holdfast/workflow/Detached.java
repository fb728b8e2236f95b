package dev.holdfast.workflow;

import io.temporal.workflow.Functions.Func;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Runs work that a cancel of the workflow must not skip. */
final class Detached {
  private Detached() {}

  static <T> T call(Func<T> work) {
    List<T> result = new ArrayList<>(1);
    Workflow.newDetachedCancellationScope(() -> result.add(work.apply())).run();
    return result.getFirst();
  }
}
