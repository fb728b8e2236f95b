package dev.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.activity.InventoryActivities.Counts;
import dev.holdfast.model.Disk;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.Instance;
import dev.holdfast.platform.FakeDiskPlatform;
import dev.holdfast.testing.TestCatalog;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlatformInventoryActivitiesIT {
  private final TestCatalog catalog = new TestCatalog();
  private final FakeDiskPlatform platform = new FakeDiskPlatform(catalog.clock);
  private final PlatformInventoryActivities activities =
      new PlatformInventoryActivities(
          platform, catalog.transactions, catalog.instances, catalog.disks, catalog.clock);

  @AfterEach
  void close() {
    catalog.close();
  }

  private Counts sync(String node) {
    catalog.clock.advance(Duration.ofSeconds(1));
    return activities.sync(node);
  }

  private Optional<Disk> found(DiskId disk) {
    return catalog.jdbi.withHandle(handle -> catalog.disks.find(handle, disk));
  }

  @Test
  void marksWhatIsGoneAndBringsItBack() {
    Instance instance = catalog.instance();
    Disk disk = catalog.disk(instance);
    platform.add(instance);
    platform.add(disk);

    assertThat(sync("node-1")).isEqualTo(new Counts(1, 1));
    assertThat(found(disk.id())).contains(disk);

    platform.release(disk.id());
    assertThat(sync("node-1")).isEqualTo(new Counts(1, 0));
    assertThat(found(disk.id())).as("one miss proves nothing").contains(disk);
    catalog.clock.advance(Duration.ofMinutes(1));
    sync("node-1");
    assertThat(found(disk.id())).isEmpty();
    assertThat(
            catalog.jdbi.<Optional<Instance>, RuntimeException>withHandle(
                handle -> catalog.instances.find(handle, instance.id())))
        .contains(instance);

    platform.add(disk);
    sync("node-1");
    assertThat(found(disk.id())).contains(disk);
  }

  @Test
  void leavesTheDisksOfOtherNodesAlone() {
    Disk disk = catalog.disk();

    sync("node-2");
    assertThat(found(disk.id())).contains(disk);

    sync("node-1");
    catalog.clock.advance(Duration.ofMinutes(1));
    sync("node-1");
    assertThat(found(disk.id())).isEmpty();
  }

  @Test
  void forgetsAMissWhenTheDiskIsSeenAgain() {
    Disk disk = catalog.disk();
    sync("node-1");
    platform.add(disk);
    catalog.clock.advance(Duration.ofMinutes(1));
    sync("node-1");

    platform.release(disk.id());
    catalog.clock.advance(Duration.ofMinutes(1));
    sync("node-1");
    assertThat(found(disk.id())).contains(disk);
  }
}
