package dev.holdfast.workflow;

import dev.holdfast.activity.AwaitActivities;
import dev.holdfast.activity.StartResult;
import dev.holdfast.activity.StorageActivities;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.model.SnapshotOutcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** A storage node whose answers a test chooses; remembers what it was asked. */
final class FakeStorage implements StorageActivities, AwaitActivities {
  final List<String> calls = new CopyOnWriteArrayList<>();
  volatile Function<SnapshotOrder, StartResult> onStart =
      order -> new StartResult.Running(ActivityStubs.DEFAULT_HEARTBEAT);
  volatile Function<SnapshotOrder, SnapshotOutcome> onAwait =
      order -> new SnapshotOutcome.Cancelled("unset");
  volatile Function<SnapshotOrder, SnapshotOutcome> onCancel =
      order -> new SnapshotOutcome.Cancelled("given up as asked");
  volatile Consumer<Removal> onRemove = removal -> {};

  @Override
  public StartResult start(SnapshotOrder order) {
    calls.add("start " + order.snapshot());
    return onStart.apply(order);
  }

  @Override
  public SnapshotOutcome await(SnapshotOrder order) {
    calls.add("await " + order.snapshot());
    return onAwait.apply(order);
  }

  @Override
  public SnapshotOutcome cancel(SnapshotOrder order) {
    calls.add("cancel " + order.snapshot());
    return onCancel.apply(order);
  }

  @Override
  public void remove(Removal removal) {
    calls.add("remove " + removal.snapshot());
    onRemove.accept(removal);
  }

  boolean wasAsked(String verb, SnapshotId snapshot) {
    return calls.contains(verb + " " + snapshot);
  }
}
