package dev.holdfast.workflow;

import dev.holdfast.activity.AwaitActivities;
import dev.holdfast.activity.CatalogWaitActivities;
import dev.holdfast.activity.DeletionActivities;
import dev.holdfast.activity.InventoryActivities;
import dev.holdfast.activity.PolicyRunActivities;
import dev.holdfast.activity.SnapshotActivities;
import dev.holdfast.activity.StorageActivities;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** All activity options in one place, so that timeouts can be compared. */
final class ActivityStubs {
  /**
   * After so long without a proven end a snapshot's workflow fails, and the reconciler starts it
   * again.
   */
  private static final Duration AWAIT_DEADLINE = Duration.ofDays(7);

  /**
   * So often a refusal that may pass (throttled, quota, state) is answered by asking again: half an
   * hour and more.
   */
  private static final int START_ATTEMPTS = 200;

  private static final int REMOVE_ATTEMPTS = 60;

  /** Until the platform was asked how many snapshots the node has in flight. */
  static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(60);

  /** Longest attempt at short work on a disk. */
  private static final Duration STORAGE_DEADLINE = Duration.ofMinutes(5);

  /** After so long without a word from a storage node its work is given to a worker that lives. */
  private static final Duration STORAGE_HEARTBEAT = Duration.ofSeconds(8);

  /** A catalog that is down comes back: there is nothing better to do than to try again. */
  private static final RetryOptions FOR_EVER =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(200))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofSeconds(15))
          .build();

  private ActivityStubs() {}

  private static ActivityOptions.Builder catalog() {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofSeconds(10))
        .setRetryOptions(FOR_EVER);
  }

  static SnapshotActivities snapshots() {
    return Workflow.newActivityStub(SnapshotActivities.class, catalog().build());
  }

  static DeletionActivities deletions() {
    return Workflow.newActivityStub(DeletionActivities.class, catalog().build());
  }

  static PolicyRunActivities policyRuns() {
    return Workflow.newActivityStub(
        PolicyRunActivities.class,
        catalog().setStartToCloseTimeout(Duration.ofSeconds(30)).build());
  }

  /** A silent worker is replaced after the heartbeat timeout. */
  static CatalogWaitActivities waits() {
    return Workflow.newActivityStub(
        CatalogWaitActivities.class,
        catalog()
            .setTaskQueue(Names.WAIT_QUEUE)
            .setStartToCloseTimeout(AWAIT_DEADLINE)
            .setHeartbeatTimeout(Duration.ofSeconds(15))
            .build());
  }

  /**
   * Attempts are bounded, not the time in the queue: whatever is unknown after the last one is
   * read, not asked for again. A cancel waits for the attempt that runs, so that nothing can begin
   * after it.
   */
  static StorageActivities starts(String node) {
    return Workflow.newActivityStub(
        StorageActivities.class,
        storage(node)
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .setRetryOptions(FOR_EVER.toBuilder().setMaximumAttempts(START_ATTEMPTS).build())
            .build());
  }

  /** A removal that the platform refuses for so long is given up. */
  static StorageActivities removals(String node) {
    return Workflow.newActivityStub(
        StorageActivities.class,
        storage(node)
            .setRetryOptions(FOR_EVER.toBuilder().setMaximumAttempts(REMOVE_ATTEMPTS).build())
            .build());
  }

  static StorageActivities cancels(String node) {
    return Workflow.newActivityStub(StorageActivities.class, storage(node).build());
  }

  private static ActivityOptions.Builder storage(String node) {
    return onNode(node).setHeartbeatTimeout(STORAGE_HEARTBEAT);
  }

  private static ActivityOptions.Builder onNode(String node) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(Names.storageQueue(node))
        .setStartToCloseTimeout(STORAGE_DEADLINE)
        .setRetryOptions(FOR_EVER);
  }

  static AwaitActivities awaits(String node, Duration heartbeatTimeout) {
    return Workflow.newActivityStub(
        AwaitActivities.class,
        ActivityOptions.newBuilder()
            .setTaskQueue(Names.awaitQueue(node))
            .setScheduleToCloseTimeout(AWAIT_DEADLINE)
            .setHeartbeatTimeout(heartbeatTimeout)
            .setCancellationType(ActivityCancellationType.TRY_CANCEL)
            .setRetryOptions(FOR_EVER)
            .build());
  }

  static InventoryActivities inventory(String node) {
    return Workflow.newActivityStub(
        InventoryActivities.class,
        onNode(node).setScheduleToCloseTimeout(STORAGE_DEADLINE).build());
  }
}
