package dev.holdfast.catalog;

import dev.holdfast.model.DeletionCause;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.DiskType;
import dev.holdfast.model.Evidence;
import dev.holdfast.model.InstanceId;
import dev.holdfast.model.Pace;
import dev.holdfast.model.PlatformToken;
import dev.holdfast.model.Progress;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.model.SnapshotType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as the catalog knows it.
 *
 * @param run the policy run that wanted it; null when asked for by hand
 * @param progress null before the platform said anything
 * @param evidence null unless it was accomplished
 * @param failure null unless it failed
 * @param deletion why it goes or went; null while it stays
 * @param keptBecause why it is still there although its retention ended; null when it did not
 */
public record SnapshotRow(
    SnapshotId id,
    DiskId disk,
    SnapshotCategory category,
    SnapshotType type,
    SnapshotState state,
    PlatformToken token,
    String parameterDigest,
    Label label,
    Source source,
    Pace pace,
    @Nullable RunKey run,
    Instant createdAt,
    Instant changedAt,
    boolean cancelRequested,
    @Nullable Progress progress,
    @Nullable Evidence evidence,
    SnapshotOutcome.@Nullable Failed failure,
    @Nullable DeletionCause deletion,
    @Nullable String keptBecause) {

  /**
   * What its owner called it and how long it is to stay.
   *
   * @param retentionDays days from creation; null = for ever
   */
  public record Label(
      @Nullable String name,
      @Nullable String description,
      @Nullable Integer retentionDays,
      Map<String, String> tags) {
    public Label {
      tags = Map.copyOf(tags);
    }
  }

  /** The disk as it was when the snapshot was asked for; outlives the disk. */
  public record Source(
      @Nullable InstanceId instance,
      String region,
      String node,
      DiskType diskType,
      long diskBytes,
      boolean encrypted) {}

  /** What the platform is asked for. */
  public SnapshotOrder order() {
    return new SnapshotOrder(
        id,
        disk,
        source.node(),
        category,
        token,
        pace,
        run == null ? null : run.policy(),
        run == null ? null : run.nominal());
  }

  SnapshotRow withTags(Map<String, String> tags) {
    Label tagged = new Label(label.name(), label.description(), label.retentionDays(), tags);
    return new SnapshotRow(
        id,
        disk,
        category,
        type,
        state,
        token,
        parameterDigest,
        tagged,
        source,
        pace,
        run,
        createdAt,
        changedAt,
        cancelRequested,
        progress,
        evidence,
        failure,
        deletion,
        keptBecause);
  }
}
