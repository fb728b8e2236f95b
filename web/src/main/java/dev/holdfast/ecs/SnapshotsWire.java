package dev.holdfast.ecs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdfast.catalog.Listing;
import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.model.Progress;
import dev.holdfast.model.SnapshotState;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.UpperCamelCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of snapshots in the API's names. */
@Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SnapshotsWire(
    int totalCount, int pageNumber, int pageSize, @Nullable String nextToken, Wrapper snapshots)
    implements Answer {

  static SnapshotsWire from(Listing<SnapshotRow> found, Paging paging) {
    return new SnapshotsWire(
        found.total(),
        paging.page().number(),
        paging.page().size(),
        paging.nextToken(found.total()),
        new Wrapper(found.items().stream().map(One::from).toList()));
  }

  @Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Wrapper(List<One> snapshot) {}

  /** One snapshot. */
  @Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record One(
      String snapshotId,
      @Nullable String snapshotName,
      String description,
      String status,
      String progress,
      int remainTime,
      boolean available,
      String creationTime,
      String lastModifiedTime,
      @Nullable Integer retentionDays,
      String snapshotType,
      String category,
      String usage,
      String sourceDiskId,
      String sourceDiskSize,
      String sourceDiskType,
      String sourceStorageType,
      boolean encrypted,
      boolean instantAccess,
      String regionId,
      @JsonProperty("SnapshotSN") String serialNumber,
      String snapshotLinkId,
      Tags tags) {

    static One from(SnapshotRow row) {
      SnapshotRow.Label label = row.label();
      SnapshotRow.Source source = row.source();
      boolean there = isThere(row.state());
      return new One(
          row.id().value(),
          label.name(),
          label.description() == null ? "" : label.description(),
          row.state().ecsStatus().orElse("failed"),
          (there ? 100 : percent(row.progress())) + "%",
          row.state().isUnfinished() ? secondsLeft(row.progress()) : 0,
          there,
          WireTime.toSeconds(row.createdAt()),
          WireTime.toSeconds(row.changedAt()),
          label.retentionDays(),
          row.type().wireName(),
          row.category().wireName(),
          "none",
          row.disk().value(),
          String.valueOf(Gibibytes.of(source.diskBytes())),
          source.diskType().wireName(),
          "disk",
          source.encrypted(),
          false,
          source.region(),
          row.id().value(),
          SnapshotChain.idOf(row.disk()),
          Tags.from(label.tags()));
    }

    private static boolean isThere(SnapshotState state) {
      return state == SnapshotState.ACCOMPLISHED || state == SnapshotState.DELETING;
    }

    private static int percent(@Nullable Progress progress) {
      return progress == null ? 0 : progress.percent();
    }

    private static int secondsLeft(@Nullable Progress progress) {
      return progress == null
          ? 0
          : (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(progress.remaining().toMillis(), 1000));
    }
  }
}
