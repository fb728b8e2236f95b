package dev.holdfast.model;

import java.time.ZoneId;

/**
 * Fires at the local times of one zone that a cron expression names.
 *
 * @param expression five fields (minute first, Sunday is 0 or 7) or six (second first, as Quartz
 *     has them)
 */
public record CronSchedule(String expression, ZoneId zone) {}
