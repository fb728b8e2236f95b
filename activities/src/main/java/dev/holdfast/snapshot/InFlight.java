package dev.holdfast.snapshot;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How many snapshots this storage node is waiting for, and how silent a wait may be then. */
public final class InFlight {
  private static final int MANY = 100;
  private static final Duration SHORT = Duration.ofSeconds(8);
  private static final Duration LONG = Duration.ofSeconds(60);

  private final AtomicInteger waits = new AtomicInteger();

  void enter() {
    waits.incrementAndGet();
  }

  void leave() {
    waits.decrementAndGet();
  }

  Duration heartbeatTimeout() {
    return waits.get() < MANY ? SHORT : LONG;
  }
}
