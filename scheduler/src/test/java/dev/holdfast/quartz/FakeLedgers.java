package dev.holdfast.quartz;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.ledger.PolicyLedger;
import dev.holdfast.ledger.RunLedger;
import dev.holdfast.ledger.UnfinishedWork;
import dev.holdfast.ledger.WorkStarter;
import dev.holdfast.model.Policy;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** All ports of the scheduler in memory; safe for many threads, as several nodes share one. */
final class FakeLedgers implements PolicyLedger, RunLedger, UnfinishedWork, WorkStarter {
  static final String PROPOSED = "proposed";
  final Map<PolicyId, Policy> policies = new ConcurrentHashMap<>();

  /** Nominal times with what is recorded of them. */
  final Map<Instant, String> runs = new ConcurrentSkipListMap<>();

  /** What was started, in words. */
  final List<String> started = new CopyOnWriteArrayList<>();

  /** Starting one of these fails. */
  final List<Object> broken = new CopyOnWriteArrayList<>();

  final List<SnapshotId> snapshots = new ArrayList<>();
  final List<SnapshotId> cancellations = new ArrayList<>();
  final List<RunKey> unfinishedRuns = new ArrayList<>();
  final List<DeletionOrder> deletions = new ArrayList<>();
  final List<DeletionOrder> expired = new ArrayList<>();
  volatile Started answer = Started.NOW;

  SchedulerPorts ports() {
    return new SchedulerPorts(this, this, this, this, () -> List.of("node-1", "node-2"));
  }

  @Override
  public List<Policy> enabled() {
    return policies.values().stream().filter(Policy::enabled).toList();
  }

  @Override
  public Optional<Policy> findEnabled(PolicyId policy) {
    return Optional.ofNullable(policies.get(policy)).filter(Policy::enabled);
  }

  @Override
  public boolean propose(Policy policy, Instant nominal) {
    return runs.putIfAbsent(nominal, PROPOSED) == null;
  }

  @Override
  public boolean recordMissed(Policy policy, Instant nominal, String reason) {
    return runs.putIfAbsent(nominal, reason) == null;
  }

  @Override
  public boolean isKnown(RunKey run) {
    return runs.containsKey(run.nominal());
  }

  @Override
  public Optional<Instant> newest(PolicyId policy) {
    return runs.keySet().stream().reduce((first, second) -> second);
  }

  @Override
  public List<SnapshotId> snapshots(Instant unchangedSince, int limit) {
    return snapshots;
  }

  @Override
  public List<SnapshotId> cancellations(int limit) {
    return cancellations;
  }

  @Override
  public List<RunKey> runs(Instant unchangedSince, int limit) {
    return unfinishedRuns;
  }

  @Override
  public List<DeletionOrder> deletions(Instant unchangedSince, int limit) {
    return deletions;
  }

  @Override
  public List<DeletionOrder> expired(Instant now, int limit) {
    return expired;
  }

  @Override
  public Started startSnapshot(SnapshotId snapshot) {
    return start("snapshot", snapshot);
  }

  @Override
  public Started startPolicyRun(RunKey run) {
    return start("run", run.nominal());
  }

  @Override
  public Started startSnapshotAgain(SnapshotId snapshot) {
    return start("snapshot again", snapshot);
  }

  @Override
  public Started startPolicyRunAgain(RunKey run) {
    return start("run again", run.nominal());
  }

  @Override
  public Started startDeletion(List<DeletionOrder> orders) {
    return start("deletion", orders.stream().map(DeletionOrder::snapshot).toList());
  }

  @Override
  public Started startInventory(String node) {
    return start("inventory", node);
  }

  @Override
  public void cancelSnapshot(SnapshotId snapshot) {
    start("cancellation", snapshot);
  }

  private Started start(String kind, Object what) {
    if (broken.contains(what)) {
      throw new WorkflowEngineUnavailable("no answer", new IllegalStateException("planned"));
    }
    started.add(kind + " " + what);
    return answer;
  }
}
