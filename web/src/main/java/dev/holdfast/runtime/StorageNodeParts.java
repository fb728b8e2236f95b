package dev.holdfast.runtime;

import dev.holdfast.demo.DemoSite;
import dev.holdfast.demo.DemoWriter;
import dev.holdfast.demo.NbdExport;
import dev.holdfast.inventory.PlatformInventoryActivities;
import dev.holdfast.platform.qemu.QemuPlatform;
import dev.holdfast.platform.qemu.SiteLayout;
import dev.holdfast.process.Supervisor;
import dev.holdfast.snapshot.InFlight;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The disks of this host, and the demo instance among them. */
final class StorageNodeParts {
  private static final Logger LOG = LoggerFactory.getLogger(StorageNodeParts.class);

  final QemuPlatform platform;
  private final DemoSite demo;
  private final StorageConfiguration configuration;
  private final InFlight inFlight = new InFlight();

  private StorageNodeParts(
      QemuPlatform platform, DemoSite demo, StorageConfiguration configuration) {
    this.platform = platform;
    this.demo = demo;
    this.configuration = configuration;
  }

  /** Makes the demo instance when it is wanted and not there, then serves all disks there are. */
  static StorageNodeParts open(
      Path home,
      String node,
      StorageConfiguration configuration,
      boolean withDemo,
      Supervisor supervisor,
      InstantSource clock) {
    DemoSite demo = new DemoSite(new SiteLayout(home), clock);
    if (withDemo) {
      demo.ensure();
    }
    QemuPlatform platform = new QemuPlatform(configuration.qemu(home, node), supervisor, clock);
    platform.open();
    return new StorageNodeParts(platform, demo, configuration);
  }

  /** Writes to the demo's data disk, so that there is something to protect. */
  DemoWriter startDemoWriter() {
    DemoWriter writer =
        new DemoWriter(
            new NbdExport(platform.nbdSocket(DemoSite.INSTANCE), DemoSite.DATA),
            demo.records(),
            DemoWriter.INTERVAL);
    writer.start();
    return writer;
  }

  void addTo(Workers workers, CatalogParts catalog) {
    workers.addStorageNode(platform.node(), platform, catalog, inFlight, configuration.goneAfter());
  }

  /** Brings what is there into the catalog, before anybody asks for it. */
  void readInventory(CatalogParts catalog) {
    new PlatformInventoryActivities(
            platform, catalog.transactions, catalog.instances, catalog.disks, catalog.clock)
        .sync(platform.node());
  }

  /** Waits, so that stopping the daemons ends no snapshot that could be finished. */
  void drain() {
    if (!inFlight.awaitNone(configuration.drain())) {
      LOG.warn("Snapshots are still being made after {}; they will fail", configuration.drain());
    }
  }
}
