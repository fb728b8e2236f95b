package dev.holdfast.runtime;

import dev.holdfast.deletion.DeletePathActivities;
import dev.holdfast.inventory.PlatformInventoryActivities;
import dev.holdfast.platform.DiskPlatform;
import dev.holdfast.policyrun.CatalogPolicyRunActivities;
import dev.holdfast.policyrun.PollingWaitActivities;
import dev.holdfast.snapshot.CatalogSnapshotActivities;
import dev.holdfast.snapshot.InFlight;
import dev.holdfast.snapshot.PlatformAwaitActivities;
import dev.holdfast.snapshot.PlatformStorageActivities;
import dev.holdfast.snapshot.ProgressLog;
import dev.holdfast.workflow.DeleteSnapshotsWorkflowImpl;
import dev.holdfast.workflow.InventoryWorkflowImpl;
import dev.holdfast.workflow.Names;
import dev.holdfast.workflow.PolicyRunWorkflowImpl;
import dev.holdfast.workflow.SnapshotWorkflowImpl;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The workers of this program: workflows and catalog work, and the disks of this storage node. */
final class Workers implements AutoCloseable {
  private static final int CATALOG_SLOTS = 32;
  private static final int STORAGE_SLOTS = 16;
  private static final int AWAIT_SLOTS = 2_000;
  private static final Duration HAND_OVER = Duration.ofSeconds(10);

  private final WorkerFactory factory;

  Workers(WorkflowClient client) {
    factory =
        WorkerFactory.newInstance(
            client, WorkerFactoryOptions.newBuilder().setUsingVirtualWorkflowThreads(true).build());
  }

  private static WorkerOptions slots(int activities) {
    return WorkerOptions.newBuilder()
        .setMaxConcurrentActivityExecutionSize(activities)
        .setUsingVirtualThreads(true)
        .build();
  }

  /** Workflows, and activities that any worker can do. */
  void addCatalogWork(CatalogParts catalog) {
    var worker = factory.newWorker(Names.MAIN_QUEUE, slots(CATALOG_SLOTS));
    worker.registerWorkflowImplementationTypes(
        SnapshotWorkflowImpl.class,
        PolicyRunWorkflowImpl.class,
        DeleteSnapshotsWorkflowImpl.class,
        InventoryWorkflowImpl.class);
    worker.registerActivitiesImplementations(
        new CatalogSnapshotActivities(
            catalog.transactions, catalog.snapshots, catalog.writer, catalog.disks),
        new DeletePathActivities(catalog.deletePath),
        new CatalogPolicyRunActivities(
            catalog.transactions,
            new CatalogPolicyRunActivities.Stores(
                catalog.policies, catalog.runs, catalog.disks, catalog.snapshots),
            catalog.intake,
            catalog.retention));
    factory
        .newWorker(Names.WAIT_QUEUE, slots(AWAIT_SLOTS))
        .registerActivitiesImplementations(new PollingWaitActivities(catalog.snapshots));
  }

  /** The disks of one storage node. */
  void addStorageNode(
      String node,
      DiskPlatform platform,
      CatalogParts catalog,
      InFlight inFlight,
      Duration goneAfter) {
    factory
        .newWorker(Names.storageQueue(node), slots(STORAGE_SLOTS))
        .registerActivitiesImplementations(
            new PlatformStorageActivities(platform, catalog.transactions, catalog.writer, inFlight),
            new PlatformInventoryActivities(
                platform, catalog.transactions, catalog.instances, catalog.disks, catalog.clock));
    factory
        .newWorker(Names.awaitQueue(node), slots(AWAIT_SLOTS))
        .registerActivitiesImplementations(
            new PlatformAwaitActivities(
                platform,
                new ProgressLog(catalog.transactions, catalog.writer, catalog.clock),
                inFlight,
                catalog.clock,
                goneAfter));
  }

  void start() {
    factory.start();
  }

  /** Takes no more work and lets what runs end or be handed over. */
  @Override
  public void close() {
    factory.shutdown();
    factory.awaitTermination(HAND_OVER.toSeconds(), TimeUnit.SECONDS);
    factory.shutdownNow();
    factory.awaitTermination(HAND_OVER.toSeconds(), TimeUnit.SECONDS);
  }
}
