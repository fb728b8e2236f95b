package dev.holdfast.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was started, to be stopped in the opposite order. One that cannot be stopped does not hold
 * up the others.
 */
final class Closing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final Deque<Step> steps = new ArrayDeque<>();

  private record Step(String name, Runnable stop) {}

  synchronized void add(String name, Runnable stop) {
    steps.push(new Step(name, stop));
  }

  /** Idempotent. */
  @Override
  public synchronized void close() {
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      LOG.info("Stopping {}", step.name());
      try {
        step.stop().run();
      } catch (RuntimeException e) {
        LOG.warn("{} did not stop in order", step.name(), e);
      }
    }
  }
}
