package dev.holdfast.ecs;

import dev.holdfast.model.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Remembers the nonces of requests for as long as their timestamps would be let in again. */
final class NonceMemory {
  private static final int DEFAULT_CAPACITY = 300_000;

  private final NavigableMap<Long, Set<String>> byMinute = new TreeMap<>();
  private final Duration window;
  private final int capacity;
  private int size;

  NonceMemory(Duration window) {
    this(window, DEFAULT_CAPACITY);
  }

  NonceMemory(Duration window, int capacity) {
    this.window = window;
    this.capacity = capacity;
  }

  /**
   * False when that key has used that nonce before. Throws when more requests came than can be
   * remembered: letting one in unremembered would let it in twice.
   */
  synchronized boolean isNew(String accessKeyId, String nonce, Instant timestamp, Instant now) {
    forgetBefore(now.minus(window));
    String entry = Sha256.hex(accessKeyId + "|" + nonce).substring(0, 32);
    for (Set<String> minute : byMinute.values()) {
      if (minute.contains(entry)) {
        return false;
      }
    }
    if (size >= capacity) {
      throw new EcsError(400, "Throttling", "Too many requests. Try again in some minutes.");
    }
    size++;
    byMinute.computeIfAbsent(minute(timestamp), m -> new HashSet<>()).add(entry);
    return true;
  }

  private void forgetBefore(Instant start) {
    NavigableMap<Long, Set<String>> old = byMinute.headMap(minute(start), false);
    old.values().forEach(entries -> size -= entries.size());
    old.clear();
  }

  private static long minute(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), 60);
  }
}
