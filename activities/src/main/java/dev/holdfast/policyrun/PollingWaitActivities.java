package dev.holdfast.policyrun;

import dev.holdfast.activity.CatalogWaitActivities;
import dev.holdfast.catalog.SnapshotStore;
import dev.holdfast.model.SnapshotId;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.util.List;

/** Waits by asking the catalog again and again. */
public final class PollingWaitActivities implements CatalogWaitActivities {
  private static final Duration POLL = Duration.ofMillis(500);

  private final SnapshotStore snapshots;

  public PollingWaitActivities(SnapshotStore snapshots) {
    this.snapshots = snapshots;
  }

  @Override
  public void awaitEnds(List<SnapshotId> wanted) {
    int unfinished = snapshots.countUnfinished(wanted);
    while (unfinished > 0) {
      Activity.getExecutionContext().heartbeat(unfinished + " of " + wanted.size() + " under way");
      pause();
      unfinished = snapshots.countUnfinished(wanted);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Activity.wrap(e);
    }
  }
}
