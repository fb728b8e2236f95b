package dev.holdfast.workflow;

import dev.holdfast.activity.Preflight;
import dev.holdfast.activity.SnapshotActivities;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.model.SnapshotState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A catalog whose preflights a test chooses; the first end of a snapshot stays. */
final class FakeSnapshotCatalog implements SnapshotActivities {
  final Map<SnapshotId, Preflight> preflights = new ConcurrentHashMap<>();
  final Map<SnapshotId, SnapshotOutcome> ends = new ConcurrentHashMap<>();
  final List<UnresolvedNote> unresolved = new CopyOnWriteArrayList<>();

  @Override
  public Preflight preflight(SnapshotId snapshot) {
    return Objects.requireNonNull(preflights.get(snapshot));
  }

  @Override
  public void markUnresolved(UnresolvedNote note) {
    unresolved.add(note);
  }

  @Override
  public SnapshotState settle(Settlement settlement) {
    ends.putIfAbsent(settlement.snapshot(), settlement.outcome());
    return switch (settlement.outcome()) {
      case SnapshotOutcome.Accomplished accomplished -> SnapshotState.ACCOMPLISHED;
      case SnapshotOutcome.Failed failed -> SnapshotState.FAILED;
      case SnapshotOutcome.Cancelled cancelled -> SnapshotState.CANCELLED;
      case SnapshotOutcome.ReleasedWithDisk released -> SnapshotState.RELEASED_WITH_DISK;
    };
  }
}
