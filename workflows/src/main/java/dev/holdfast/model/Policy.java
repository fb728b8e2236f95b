package dev.holdfast.model;

import java.time.Instant;

/**
 * One version of a policy: when, what, and for how long.
 *
 * @param activeSince nominal times before it do not count
 */
public record Policy(
    PolicyId id,
    int version,
    String name,
    boolean enabled,
    CronSchedule schedule,
    Selection selection,
    Retention retention,
    Instant activeSince) {}
