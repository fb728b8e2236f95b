package dev.holdfast.model;

import org.jspecify.annotations.Nullable;

/**
 * How long restore points of a policy stay. A restore point goes when no given rule keeps it; with
 * no rule at all everything stays.
 *
 * @param days keeps those younger than that many days; null = no such rule
 * @param count keeps that many of the newest of each disk; null = no such rule
 */
public record Retention(@Nullable Integer days, @Nullable Integer count) {
  public Retention {
    if (days != null && (days < 1 || days > 65_536)) {
      throw new IllegalArgumentException("days must be 1 to 65536");
    }
    if (count != null && count < 1) {
      throw new IllegalArgumentException("count must be at least 1");
    }
  }
}
