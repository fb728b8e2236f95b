package dev.holdfast.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process and the thread that starts it again when it dies. */
final class SupervisedChild implements Child {
  private static final Logger log = LoggerFactory.getLogger(SupervisedChild.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final ChildSpec spec;
  private final ChildLauncher launcher;
  private final Backoff backoff = new Backoff();
  private volatile boolean abandoned;
  private volatile @Nullable ProcessIdentity identity;
  private long runsSince = System.nanoTime();
  private volatile boolean begun;
  private volatile @Nullable Thread watcher;

  SupervisedChild(ChildSpec spec, ProcessRecords records, ChildLog output) {
    this.spec = spec;
    this.launcher = new ChildLauncher(spec, records, output, () -> abandoned);
  }

  /** Adopts or starts the process, waits until it is ready, and watches it from then on. */
  void begin() {
    try {
      identity = launcher.adopt().orElseGet(launcher::start);
      watcher = Thread.ofVirtual().name("watch-" + spec.name()).start(this::watch);
    } finally {
      begun = true;
    }
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public long pid() {
    ProcessIdentity current = identity;
    return current == null ? 0 : current.pid();
  }

  @Override
  public boolean isAlive() {
    ProcessIdentity current = identity;
    return current != null && current.isAlive();
  }

  /** Stops watching, or waiting for the start in another thread; the process goes on. */
  void release() {
    abandoned = true;
    Poll.until(spec.startTimeout(), this::isUnwatched);
  }

  void stop() {
    release();
    ProcessIdentity current = identity;
    if (current != null) {
      launcher.end(current);
      log.info("{} stopped", spec.name());
    }
  }

  private boolean isUnwatched() {
    Thread current = watcher;
    return begun && (current == null || !current.isAlive());
  }

  private void watch() {
    while (!abandoned) {
      if (isAlive()) {
        Poll.until(LOOK_EVERY, () -> abandoned);
      } else {
        restart();
      }
    }
  }

  private void restart() {
    Duration lived = Duration.ofNanos(System.nanoTime() - runsSince);
    Duration pause = backoff.afterDeath(lived);
    log.warn("{} (pid {}) is dead; starting it in {} ms", name(), pid(), pause.toMillis());
    if (Poll.until(pause, () -> abandoned)) {
      return;
    }
    runsSince = System.nanoTime();
    try {
      identity = launcher.start();
    } catch (RuntimeException e) {
      // whatever the reason, the next round tries again: nobody else would
      log.error("{} did not start again", name(), e);
    }
  }
}
