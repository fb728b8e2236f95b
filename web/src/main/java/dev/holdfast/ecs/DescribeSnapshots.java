package dev.holdfast.ecs;

import dev.holdfast.catalog.SnapshotQuery;
import dev.holdfast.catalog.SnapshotStore;
import jakarta.inject.Singleton;
import java.util.List;

/** Lists snapshots, newest first. */
@Singleton
final class DescribeSnapshots implements EcsAction {
  private static final int MAX_RESULTS = 100;

  /** Properties that no snapshot here has. */
  private static final List<String> ABSENT = List.of("KMSKeyId", "ResourceGroupId");

  private final SnapshotStore snapshots;
  private final Regions regions;

  DescribeSnapshots(SnapshotStore snapshots, Regions regions) {
    this.snapshots = snapshots;
    this.regions = regions;
  }

  @Override
  public String name() {
    return "DescribeSnapshots";
  }

  @Override
  public Answer answer(EcsCall call) {
    Parameters parameters = call.parameters();
    String region = regions.required(parameters);
    if (!parameters.elements("Tag").isEmpty()) {
      throw EcsError.invalid("Tag", "is not supported by this service as a filter");
    }
    SnapshotFilter filter = SnapshotFilter.from(parameters);
    boolean none = filter.fitsNone() || Restrictions.anyGiven(parameters, ABSENT);
    Paging paging = Paging.from(parameters, MAX_RESULTS);
    SnapshotQuery query =
        new SnapshotQuery(
            region,
            none ? List.of() : filter.ids(),
            parameters.text("InstanceId"),
            filter.disk(),
            parameters.text("SnapshotName"),
            filter.states(),
            filter.type(),
            filter.category(),
            filter.diskType(),
            parameters.bool("Encrypted"),
            filter.createdFrom(),
            filter.createdTo(),
            paging.page());
    return SnapshotsWire.from(snapshots.list(query), paging);
  }
}
