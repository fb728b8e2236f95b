package dev.holdfast.runtime;

import dev.holdfast.catalog.RegionStore;
import dev.holdfast.catalog.SettingStore;
import dev.holdfast.console.NextFires;
import dev.holdfast.console.TemporalLinks;
import dev.holdfast.demo.DemoWriter;
import dev.holdfast.embedded.Home;
import dev.holdfast.embedded.Ports;
import dev.holdfast.embedded.TemporalSettings;
import dev.holdfast.ledger.WorkStarter;
import dev.holdfast.model.Policy;
import dev.holdfast.process.Supervisor;
import dev.holdfast.quartz.SchedulerNode;
import dev.holdfast.quartz.SchedulerPorts;
import dev.holdfast.quartz.SchedulerSettings;
import dev.holdfast.runtime.ServiceConfiguration.Role;
import dev.holdfast.workflow.Names;
import dev.holdfast.workflow.TemporalWorkStarter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the parts of a program in the order in which they need each other. */
final class Start {
  private static final Logger LOG = LoggerFactory.getLogger(Start.class);

  private final Home home;
  private final Supervisor supervisor;
  private final Closing closing;
  private final InstantSource clock;
  private final Ports ports;
  private final WebServer web = new WebServer();
  private final PartsHealth health;
  private final ServiceConfiguration configuration;
  private final NodeIdentity node;

  Start(Home home, Supervisor supervisor, Closing closing, InstantSource clock) {
    this.home = home;
    this.supervisor = supervisor;
    this.closing = closing;
    this.clock = clock;
    this.ports = new Ports(home);
    closing.add("configuration", web::close);
    this.configuration = web.bean(ServiceConfiguration.class);
    this.health = web.bean(PartsHealth.class);
    this.node = NodeIdentity.of(home.root());
  }

  RuntimeState run() {
    Engines engines = new Engines(home, supervisor, ports);
    CatalogAccess access = openCatalog(engines);
    CatalogParts catalog = access.parts();
    TemporalConfiguration temporalConfiguration = web.bean(TemporalConfiguration.class);
    LOG.info("Starting the workflow engine");
    TemporalSettings temporal = engines.temporal(temporalConfiguration);
    TemporalConnection connection = new TemporalConnection(temporal, temporalConfiguration);
    closing.add("connection to the workflow engine", connection::close);
    Engines.check(temporalConfiguration, connection);
    WorkStarter starter =
        new TemporalWorkStarter(connection.starts(), catalog.captions, Names.MAIN_QUEUE);

    startWorkers(catalog, connection);
    SchedulerNode scheduler = startScheduler(access, starter);
    TemporalLinks links = new TemporalLinks(temporal.ui(), temporal.namespace());
    NextFires fires = policy -> scheduler == null ? Optional.empty() : scheduler.nextFire(policy);
    Path credentials = WebParts.register(web, home.root(), catalog, starter, fires, links);
    RuntimeState state = state(startWeb(), credentials, temporal.ui(), next(catalog, fires));
    state.write(home);
    return state;
  }

  /** The catalog, and the pools under it. */
  private record CatalogAccess(DatabasePools pools, CatalogParts parts) {}

  private CatalogAccess openCatalog(Engines engines) {
    LOG.info("Starting the database");
    DatabasePools pools =
        DatabasePools.open(engines.database(web.bean(DatabaseConfiguration.class)));
    closing.add("database connections", pools::close);
    CatalogParts parts =
        new CatalogParts(pools.catalog(), web.bean(SnapshotConfiguration.class), clock);
    health.add("database", parts::answers);
    return new CatalogAccess(pools, parts);
  }

  private void startWorkers(CatalogParts catalog, TemporalConnection connection) {
    health.add("workflow engine", connection::answers);
    Workers workers = new Workers(connection.workers());
    if (configuration.roles().contains(Role.WORKER)) {
      workers.addCatalogWork(catalog);
    }
    if (configuration.roles().contains(Role.STORAGE_NODE)) {
      StorageNodeParts storage = openStorage(catalog, workers);
      closing.add("workers", workers::close);
      closing.add("running snapshots", storage::drain);
    } else {
      closing.add("workers", workers::close);
    }
    workers.start();
  }

  private StorageNodeParts openStorage(CatalogParts catalog, Workers workers) {
    LOG.info("Starting the storage node");
    node.claim(new SettingStore(catalog.jdbi));
    StorageNodeParts storage =
        StorageNodeParts.open(
            home.root(),
            node.name(),
            web.bean(StorageConfiguration.class),
            configuration.demo(),
            supervisor,
            clock);
    closing.add("storage node", storage.platform::close);
    storage.readInventory(catalog);
    storage.addTo(workers, catalog);
    if (configuration.demo()) {
      DemoSetup.ensurePolicy(catalog);
      DemoWriter writer = storage.startDemoWriter();
      closing.add("demo writer", writer::close);
    }
    return storage;
  }

  private @Nullable SchedulerNode startScheduler(CatalogAccess access, WorkStarter starter) {
    if (!configuration.roles().contains(Role.SCHEDULER)) {
      return null;
    }
    SchedulerPorts schedulerPorts =
        new SchedulerPorts(
            access.parts().policies,
            access.parts().runs,
            access.parts().unfinished,
            starter,
            new RegionStore(access.parts().jdbi)::nodes);
    SchedulerNode scheduler =
        new SchedulerNode(
            access.pools().quartz(),
            schedulerPorts,
            SchedulerSettings.defaults(node.name()),
            clock);
    scheduler.start();
    closing.add("scheduler", scheduler::stop);
    health.add("scheduler", scheduler::isRunning);
    return scheduler;
  }

  private String startWeb() {
    String address = web.start(ports);
    closing.add("web", web::stop);
    return address;
  }

  private static @Nullable Instant next(CatalogParts catalog, NextFires fires) {
    return catalog.policies.enabled().stream()
        .map(Policy::id)
        .flatMap(policy -> fires.nextFire(policy).stream())
        .min(Instant::compareTo)
        .orElse(null);
  }

  private RuntimeState state(
      String address, Path credentials, String temporalUi, @Nullable Instant nextFire) {
    return new RuntimeState(
        address + "/console",
        temporalUi.isEmpty() ? null : temporalUi,
        address,
        address + "/api/v1",
        configuration.region(),
        credentials.toString(),
        nextFire);
  }
}
