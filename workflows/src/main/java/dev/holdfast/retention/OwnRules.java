package dev.holdfast.retention;

import dev.holdfast.model.PolicyId;
import dev.holdfast.model.Retention;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the rules say of each restore point by itself, whatever builds on it. */
final class OwnRules {
  private static final Retention NO_RETENTION = new Retention(null, null);
  private final Map<PolicyId, Retention> retentions;
  private final int floor;
  private final Instant now;
  private final Map<SnapshotId, Integer> rankInPolicy = new HashMap<>();
  private final Map<SnapshotId, Integer> rankForFloor = new HashMap<>();

  OwnRules(List<RestorePoint> points, Map<PolicyId, Retention> retentions, int floor, Instant now) {
    this.retentions = retentions;
    this.floor = floor;
    this.now = now;
    Map<PolicyId, Integer> seen = new HashMap<>();
    points.stream()
        .sorted(RetentionPlanner.OLDEST_FIRST.reversed())
        .filter(point -> point.policy() != null)
        .forEach(
            point -> rankInPolicy.put(point.id(), seen.merge(point.policy(), 1, Integer::sum)));
    points.stream()
        .sorted(
            Comparator.comparing((RestorePoint point) -> diesWithDisk(point))
                .thenComparing(RetentionPlanner.OLDEST_FIRST.reversed()))
        .forEach(point -> rankForFloor.put(point.id(), rankForFloor.size() + 1));
  }

  Verdict judge(RestorePoint point) {
    List<KeepReason> keep = new ArrayList<>();
    List<DropReason> drop = new ArrayList<>();
    if (point.policy() != null) {
      judgeByPolicy(point, retentions.getOrDefault(point.policy(), NO_RETENTION), keep, drop);
    } else {
      judgeByExpiry(point, keep, drop);
    }
    if (point.held()) {
      keep.add(new KeepReason.Held());
    }
    if (keep.isEmpty() && rankForFloor.getOrDefault(point.id(), 0) <= floor) {
      keep.add(new KeepReason.Floor(floor));
    }
    return keep.isEmpty() ? new Verdict.Drop(drop) : new Verdict.Keep(keep);
  }

  private void judgeByPolicy(
      RestorePoint point, Retention retention, List<KeepReason> keep, List<DropReason> drop) {
    Integer days = retention.days();
    Integer count = retention.count();
    if (days == null && count == null) {
      keep.add(new KeepReason.NoRule());
    }
    if (days != null && point.takenAt().plus(Duration.ofDays(days)).isAfter(now)) {
      keep.add(new KeepReason.YoungerThan(days));
    } else if (days != null) {
      drop.add(new DropReason.OlderThan(days));
    }
    if (count != null && rankInPolicy.getOrDefault(point.id(), 0) <= count) {
      keep.add(new KeepReason.AmongNewest(count));
    } else if (count != null) {
      drop.add(new DropReason.BeyondNewest(count));
    }
  }

  private void judgeByExpiry(RestorePoint point, List<KeepReason> keep, List<DropReason> drop) {
    Instant end = point.expiresAt();
    if (end == null) {
      keep.add(new KeepReason.NoRule());
    } else if (end.isAfter(now)) {
      keep.add(new KeepReason.NotExpired(end));
    } else {
      drop.add(new DropReason.Expired(end));
    }
  }

  private static boolean diesWithDisk(RestorePoint point) {
    return point.category() == SnapshotCategory.FLASH;
  }
}
