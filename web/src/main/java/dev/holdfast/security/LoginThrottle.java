package dev.holdfast.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slows down whoever guesses secrets: so many failures in a window, and the door stays shut. */
public final class LoginThrottle {
  static final Duration WINDOW = Duration.ofMinutes(5);
  static final int FAILURES_PER_KEY = 5;
  static final int FAILURES_IN_ALL = 100;

  private final Deque<Instant> all = new ArrayDeque<>();
  private final Map<String, Deque<Instant>> byKey = new LinkedHashMap<>();
  private final InstantSource clock;

  public LoginThrottle(InstantSource clock) {
    this.clock = clock;
  }

  public synchronized boolean isShut(String accessKeyId) {
    forgetOld();
    Deque<Instant> failures = byKey.getOrDefault(accessKeyId, new ArrayDeque<>());
    return all.size() >= FAILURES_IN_ALL || failures.size() >= FAILURES_PER_KEY;
  }

  public synchronized void failed(String accessKeyId) {
    forgetOld();
    Instant now = clock.instant();
    all.addLast(now);
    byKey.computeIfAbsent(accessKeyId, id -> new ArrayDeque<>()).addLast(now);
  }

  public synchronized void succeeded(String accessKeyId) {
    byKey.remove(accessKeyId);
  }

  // Bounded: nobody gets past FAILURES_IN_ALL within one window.
  private void forgetOld() {
    Instant start = clock.instant().minus(WINDOW);
    dropBefore(all, start);
    Iterator<Deque<Instant>> each = byKey.values().iterator();
    while (each.hasNext()) {
      Deque<Instant> failures = each.next();
      dropBefore(failures, start);
      if (failures.isEmpty()) {
        each.remove();
      }
    }
  }

  private static void dropBefore(Deque<Instant> failures, Instant start) {
    while (!failures.isEmpty() && failures.getFirst().isBefore(start)) {
      failures.removeFirst();
    }
  }
}
