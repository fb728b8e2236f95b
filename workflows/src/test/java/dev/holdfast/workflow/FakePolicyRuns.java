package dev.holdfast.workflow;

import dev.holdfast.activity.CatalogWaitActivities;
import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.activity.PolicyRunActivities;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.RunState;
import dev.holdfast.model.SnapshotId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A catalog of policy runs: a test chooses the disks and what may go. */
final class FakePolicyRuns implements PolicyRunActivities, CatalogWaitActivities {
  static final RunRecord RECORD = new RunRecord(RunState.SUCCEEDED, 1, 0, 0, "as planned");

  final List<String> calls = new CopyOnWriteArrayList<>();
  final Set<DiskId> busy = ConcurrentHashMap.newKeySet();
  volatile RunPlan plan = new RunPlan("nightly", List.of(), false);
  volatile List<DeletionOrder> mayGo = List.of();
  volatile Consumer<List<SnapshotId>> onAwait = snapshots -> {};

  /** The snapshot that a run wants of a disk. */
  static SnapshotId snapshotOf(DiskId disk) {
    return new SnapshotId(disk.value().replaceFirst("d-", "s-"));
  }

  @Override
  public RunPlan open(RunKey run) {
    calls.add("open");
    return plan;
  }

  @Override
  public List<Wanted> accept(Window window) {
    calls.add("accept " + window.disks().size());
    return window.disks().stream()
        .filter(disk -> !busy.contains(disk))
        .map(disk -> new Wanted(snapshotOf(disk), disk, "snapshot of " + disk))
        .toList();
  }

  @Override
  public void awaitEnds(List<SnapshotId> snapshots) {
    calls.add("await " + snapshots.size());
    onAwait.accept(snapshots);
  }

  @Override
  public RetentionPlan planRetention(RunKey run) {
    calls.add("retention");
    return new RetentionPlan(mayGo);
  }

  @Override
  public RunRecord close(RunKey run) {
    calls.add("close");
    return RECORD;
  }
}
