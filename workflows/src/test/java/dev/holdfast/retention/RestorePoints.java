package dev.holdfast.retention;

import dev.holdfast.model.PolicyId;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Restore points for tests. */
final class RestorePoints {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final PolicyId POLICY = new PolicyId("sp-1");

  private RestorePoints() {}

  static SnapshotId id(int number) {
    return new SnapshotId("s-" + number);
  }

  /** Standard, of the policy, that many days old. */
  static RestorePoint point(int number, double daysOld, @Nullable Integer parent) {
    return new RestorePoint(
        id(number),
        NOW.minus(Duration.ofMinutes((long) (daysOld * 1440))),
        SnapshotCategory.STANDARD,
        parent == null ? null : id(parent),
        false,
        POLICY,
        null);
  }

  static RestorePoint flash(int number, double daysOld) {
    return change(point(number, daysOld, null), SnapshotCategory.FLASH, false, POLICY, null);
  }

  static RestorePoint held(RestorePoint point) {
    return change(point, point.category(), true, point.policy(), point.expiresAt());
  }

  static RestorePoint byHand(RestorePoint point, @Nullable Instant expiresAt) {
    return change(point, point.category(), point.held(), null, expiresAt);
  }

  private static RestorePoint change(
      RestorePoint point,
      SnapshotCategory category,
      boolean held,
      @Nullable PolicyId policy,
      @Nullable Instant expiresAt) {
    return new RestorePoint(
        point.id(), point.takenAt(), category, point.parent(), held, policy, expiresAt);
  }
}
