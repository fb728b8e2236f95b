package dev.holdfast.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the overview shows, in words. */
public record OverviewPage(
    String accessKeyId,
    String logoutToken,
    String now,
    String temporalUi,
    List<DiskLine> disks,
    List<RunningLine> running,
    List<RecentLine> recent,
    List<PolicyLine> policies) {
  public OverviewPage {
    disks = List.copyOf(disks);
    running = List.copyOf(running);
    recent = List.copyOf(recent);
    policies = List.copyOf(policies);
  }

  /** How many disks have no restore point. */
  public long unprotected() {
    return disks.stream().filter(disk -> disk.age() == null).count();
  }

  /**
   * A disk and its newest restore point.
   *
   * @param age of that restore point; null when there is none
   */
  public record DiskLine(
      String name,
      String id,
      String size,
      String kind,
      String instance,
      @Nullable String age,
      String takenAt,
      String link) {}

  /** A snapshot that is being made. */
  public record RunningLine(
      String id,
      String name,
      String disk,
      String kind,
      SnapshotStatus status,
      int percent,
      String amount,
      String left,
      String link) {}

  /** A snapshot that has its end. */
  public record RecentLine(
      String id,
      String name,
      String description,
      List<String> tags,
      String disk,
      String kind,
      SnapshotStatus status,
      String detail,
      String createdAt,
      String link) {
    public RecentLine {
      tags = List.copyOf(tags);
    }
  }

  /** A policy and when it fires next. */
  public record PolicyLine(
      String name, String id, String schedule, String keeps, String nextFire, String fireIn) {}
}
