package dev.holdfast.quartz;

import dev.holdfast.ledger.WorkStarter.Started;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts many things one after the other; one that fails is logged and does not stop the rest. */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private int failures;

  /** Returns how many of them were started now. */
  <T> int startEach(String what, List<T> items, Function<T, Started> start) {
    int started = 0;
    for (T item : items) {
      try {
        Started result = start.apply(item);
        if (result == Started.NOW) {
          started++;
        } else if (result == Started.DONE_BEFORE) {
          LOG.error("The workflow of {} {} has completed, but its row has no end", what, item);
          failures++;
        }
      } catch (RuntimeException e) {
        LOG.warn("Could not start {} {}; tried again in a minute", what, item, e);
        failures++;
      }
    }
    return started;
  }

  void failed() {
    failures++;
  }

  int failures() {
    return failures;
  }
}
