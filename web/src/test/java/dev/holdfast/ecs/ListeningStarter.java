package dev.holdfast.ecs;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.ledger.WorkStarter;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts nothing and remembers what it was asked for; can play dead. */
public final class ListeningStarter implements WorkStarter {
  public final List<String> heard = new CopyOnWriteArrayList<>();
  private volatile boolean dead;

  public void playDead(boolean now) {
    dead = now;
  }

  @Override
  public Started startSnapshot(SnapshotId snapshot) {
    return hear("start " + snapshot);
  }

  @Override
  public Started startPolicyRun(RunKey run) {
    return hear("run " + run);
  }

  @Override
  public Started startSnapshotAgain(SnapshotId snapshot) {
    return hear("start again " + snapshot);
  }

  @Override
  public Started startPolicyRunAgain(RunKey run) {
    return hear("run again " + run);
  }

  @Override
  public Started startDeletion(List<DeletionOrder> orders) {
    return hear("delete " + orders.getFirst().snapshot());
  }

  @Override
  public Started startInventory(String node) {
    return hear("inventory " + node);
  }

  @Override
  public void cancelSnapshot(SnapshotId snapshot) {
    hear("cancel " + snapshot);
  }

  private Started hear(String what) {
    heard.add(what);
    if (dead) {
      throw new WorkflowEngineUnavailable("plays dead", new IllegalStateException("test"));
    }
    return Started.NOW;
  }
}
