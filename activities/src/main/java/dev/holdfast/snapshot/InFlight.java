package dev.holdfast.snapshot;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many snapshots this storage node is waiting for, and how silent a wait may be then. */
public final class InFlight {
  private static final int MANY = 100;
  private static final Duration SHORT = Duration.ofSeconds(8);
  private static final Duration LONG = Duration.ofSeconds(60);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition none = lock.newCondition();
  private int waits;

  void enter() {
    lock.lock();
    try {
      waits++;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      waits--;
      if (waits == 0) {
        none.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  Duration heartbeatTimeout() {
    lock.lock();
    try {
      return waits < MANY ? SHORT : LONG;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing is waited for; false when something still is after that time. */
  public boolean awaitNone(Duration atMost) {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (waits > 0 && left > 0) {
        left = none.awaitNanos(left);
      }
      return waits == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
