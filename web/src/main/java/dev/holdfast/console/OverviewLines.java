package dev.holdfast.console;

import dev.holdfast.catalog.DiskOverview;
import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.Evidence;
import dev.holdfast.model.Policy;
import dev.holdfast.model.Progress;
import dev.holdfast.model.Retention;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts rows into words. */
final class OverviewLines {
  private final Map<DiskId, String> diskNames;
  private final TemporalLinks links;
  private final Instant now;

  OverviewLines(Map<DiskId, String> diskNames, TemporalLinks links, Instant now) {
    this.diskNames = diskNames;
    this.links = links;
    this.now = now;
  }

  OverviewPage.DiskLine disk(DiskOverview disk) {
    SnapshotId newest = disk.newest();
    Instant takenAt = disk.takenAt();
    return new OverviewPage.DiskLine(
        disk.name(),
        disk.id().value(),
        Words.size(disk.sizeBytes()),
        disk.category() + (disk.encrypted() ? ", encrypted" : ""),
        orElse(disk.instanceName(), "not attached"),
        takenAt == null ? null : Words.duration(Duration.between(takenAt, now)),
        takenAt == null ? "" : Words.time(takenAt, Words.UTC),
        newest == null ? "" : links.ofSnapshot(newest));
  }

  OverviewPage.RunningLine running(SnapshotRow row) {
    Progress progress = row.progress();
    return new OverviewPage.RunningLine(
        row.id().value(),
        orElse(row.label().name(), row.id().value()),
        diskName(row),
        kind(row),
        SnapshotStatus.of(row.state()),
        progress == null ? 0 : progress.percent(),
        progress == null
            ? "not started"
            : Words.size(progress.doneBytes()) + " of " + Words.size(progress.totalBytes()),
        progress == null || progress.doneBytes() == 0
            ? "time left not known yet"
            : "about " + Words.duration(progress.remaining()) + " left",
        links.ofSnapshot(row.id()));
  }

  OverviewPage.RecentLine recent(SnapshotRow row) {
    return new OverviewPage.RecentLine(
        row.id().value(),
        orElse(row.label().name(), row.id().value()),
        orElse(row.label().description(), ""),
        row.label().tags().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(tag -> tag.getKey() + "=" + tag.getValue())
            .toList(),
        diskName(row),
        kind(row),
        SnapshotStatus.of(row.state()),
        detail(row),
        Words.time(row.createdAt(), Words.UTC),
        links.ofSnapshot(row.id()));
  }

  OverviewPage.PolicyLine policy(Policy policy, Optional<Instant> nextFire) {
    ZoneId zone = policy.schedule().zone();
    return new OverviewPage.PolicyLine(
        policy.name(),
        policy.id().value(),
        policy.schedule().expression() + " (" + zone.getId() + ")",
        keeps(policy.retention()),
        nextFire.map(at -> Words.time(at, zone)).orElse("never"),
        nextFire.map(at -> "in " + Words.duration(Duration.between(now, at))).orElse(""));
  }

  private String diskName(SnapshotRow row) {
    return diskNames.getOrDefault(row.disk(), row.disk().value());
  }

  private static String kind(SnapshotRow row) {
    return row.category().wireName() + ", " + (row.run() == null ? "by hand" : "by policy");
  }

  private static String detail(SnapshotRow row) {
    Evidence evidence = row.evidence();
    SnapshotOutcome.Failed failure = row.failure();
    if (failure != null) {
      return failure.message() + (failure.hint().isEmpty() ? "" : " " + failure.hint());
    }
    if (evidence == null) {
      return "";
    }
    return Words.size(evidence.storedBytes())
        + (evidence.parent() == null ? "" : " changed since its parent")
        + (row.keptBecause() == null ? "" : "; kept: " + row.keptBecause());
  }

  private static String keeps(Retention retention) {
    Integer days = retention.days();
    Integer count = retention.count();
    if (days == null && count == null) {
      return "everything";
    }
    String byAge = days == null ? "" : days + (days == 1 ? " day" : " days");
    String byCount = count == null ? "" : "the newest " + count;
    return byAge + (days == null || count == null ? "" : ", and ") + byCount;
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null || text.isEmpty() ? otherwise : text;
  }
}
