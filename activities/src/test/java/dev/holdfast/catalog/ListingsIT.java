package dev.holdfast.catalog;

import static dev.holdfast.testing.TestCatalog.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.model.Disk;
import dev.holdfast.model.DiskStatus;
import dev.holdfast.model.DiskType;
import dev.holdfast.model.Instance;
import dev.holdfast.model.InstanceStatus;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.model.SnapshotType;
import dev.holdfast.testing.TestCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListingsIT {
  private static final PageRequest ALL = new PageRequest(1, 100);
  private static final Set<SnapshotState> ANY_STATE = EnumSet.allOf(SnapshotState.class);

  private final TestCatalog catalog = new TestCatalog();
  private final Instance web = instance("web", "site-1", "site-1-a", InstanceStatus.RUNNING);
  private final Instance other = instance("db", "site-2", "site-2-a", InstanceStatus.STOPPED);
  private final Disk data = disk("100%_full", web, DiskType.DATA, "cloud_essd", false);
  private final Disk system = disk("100 pct full", web, DiskType.SYSTEM, "cloud_essd", false);
  private final Disk secret = disk("secret", other, DiskType.DATA, "cloud_ssd", true);

  @AfterAll
  void close() {
    catalog.close();
  }

  private Instance instance(String name, String region, String zone, InstanceStatus status) {
    Instance instance =
        new Instance(
            catalog.ids.nextInstance(),
            name,
            region,
            zone,
            "node-1",
            status,
            catalog.clock.instant());
    catalog.put(instance);
    catalog.clock.advance(Duration.ofSeconds(1));
    return instance;
  }

  private Disk disk(
      String name, Instance owner, DiskType type, String category, boolean encrypted) {
    Disk disk =
        new Disk(
            catalog.ids.nextDisk(),
            name,
            owner.region(),
            owner.zone(),
            "node-1",
            type,
            category,
            1L << 30,
            encrypted,
            encrypted ? DiskStatus.AVAILABLE : DiskStatus.IN_USE,
            owner.id(),
            "/dev/xvdb",
            catalog.clock.instant(),
            catalog.clock.instant());
    catalog.put(disk);
    catalog.clock.advance(Duration.ofSeconds(1));
    return disk;
  }

  private List<Disk> disks(DiskQuery query) {
    return catalog.disks.list(query).items();
  }

  private List<Disk> named(String pattern) {
    return disks(new DiskQuery(null, null, null, pattern, null, null, null, null, null, ALL));
  }

  @Test
  void eachFilterOfDisksNarrowsTheList() {
    String id = data.id().value();
    assertThat(disks(new DiskQuery("site-2", null, null, null, null, null, null, null, null, ALL)))
        .containsExactly(secret);
    assertThat(
            disks(new DiskQuery(null, List.of(id), null, null, null, null, null, null, null, ALL)))
        .containsExactly(data);
    assertThat(disks(new DiskQuery(null, List.of(), null, null, null, null, null, null, null, ALL)))
        .isEmpty();
    assertThat(
            disks(
                new DiskQuery(
                    null, null, web.id().value(), null, null, null, null, null, null, ALL)))
        .containsExactly(data, system);
    assertThat(
            disks(new DiskQuery(null, null, null, null, "site-2-a", null, null, null, null, ALL)))
        .containsExactly(secret);
    assertThat(
            disks(
                new DiskQuery(
                    null, null, null, null, null, DiskType.SYSTEM, null, null, null, ALL)))
        .containsExactly(system);
    assertThat(
            disks(new DiskQuery(null, null, null, null, null, null, "cloud_ssd", null, null, ALL)))
        .containsExactly(secret);
    assertThat(
            disks(
                new DiskQuery(
                    null, null, null, null, null, null, null, DiskStatus.AVAILABLE, null, ALL)))
        .containsExactly(secret);
    assertThat(disks(new DiskQuery(null, null, null, null, null, null, null, null, true, ALL)))
        .containsExactly(secret);
  }

  @Test
  void onlyAStarStandsForOtherText() {
    assertThat(named("100%_full")).containsExactly(data);
    assertThat(named("100%")).isEmpty();
    assertThat(named("100__ct full")).isEmpty();
    assertThat(named("100*full")).containsExactly(data, system);
    assertThat(named("s!cret")).isEmpty();
  }

  @Test
  void aPageKnowsHowManyThereAreOnAll() {
    Listing<Disk> second =
        catalog.disks.list(
            new DiskQuery(
                null, null, null, null, null, null, null, null, null, new PageRequest(2, 2)));
    assertThat(second).isEqualTo(new Listing<>(List.of(secret), 3));

    Listing<Disk> beyond =
        catalog.disks.list(
            new DiskQuery(
                null, null, null, null, null, null, null, null, null, new PageRequest(9, 2)));
    assertThat(beyond).isEqualTo(new Listing<Disk>(List.of(), 3));
  }

  private List<Instance> instances(InstanceQuery query) {
    return catalog.instances.list(query).items();
  }

  @Test
  void eachFilterOfInstancesNarrowsTheList() {
    assertThat(instances(new InstanceQuery(null, null, null, null, null, ALL)))
        .containsExactly(web, other);
    assertThat(instances(new InstanceQuery("site-2", null, null, null, null, ALL)))
        .containsExactly(other);
    assertThat(instances(new InstanceQuery(null, List.of(web.id().value()), null, null, null, ALL)))
        .containsExactly(web);
    assertThat(instances(new InstanceQuery(null, null, "w*", null, null, ALL)))
        .containsExactly(web);
    assertThat(instances(new InstanceQuery(null, null, null, "site-2-a", null, ALL)))
        .containsExactly(other);
    assertThat(instances(new InstanceQuery(null, null, null, null, InstanceStatus.STOPPED, ALL)))
        .containsExactly(other);
  }

  private List<SnapshotId> snapshots(SnapshotQuery query) {
    return catalog.snapshots.list(query).items().stream().map(SnapshotRow::id).toList();
  }

  private SnapshotQuery of(
      @Nullable String region, @Nullable String instance, @Nullable String disk) {
    return new SnapshotQuery(
        region, null, instance, disk, null, ANY_STATE, null, null, null, null, null, null, ALL);
  }

  private SnapshotQuery of(
      Set<SnapshotState> states,
      @Nullable SnapshotType type,
      @Nullable SnapshotCategory category,
      @Nullable DiskType diskType,
      @Nullable Boolean encrypted) {
    return new SnapshotQuery(
        null, null, null, null, null, states, type, category, diskType, encrypted, null, null, ALL);
  }

  private SnapshotQuery created(@Nullable Instant from, @Nullable Instant to) {
    return new SnapshotQuery(
        null, null, null, null, null, ANY_STATE, null, null, null, null, from, to, ALL);
  }

  @Test
  void eachFilterOfSnapshotsNarrowsTheListNewestFirst() {
    List<SnapshotId> made = new ArrayList<>();
    Instant start = catalog.clock.instant();
    made.add(catalog.accomplished(data, "one", null));
    catalog.clock.advance(Duration.ofMinutes(1));
    made.add(catalog.accept(wish(system, "two", SnapshotCategory.FLASH)));
    catalog.clock.advance(Duration.ofMinutes(1));
    made.add(catalog.accept(wish(secret, "three", SnapshotCategory.STANDARD)));
    SnapshotId one = made.get(0);
    SnapshotId two = made.get(1);
    SnapshotId three = made.get(2);

    assertThat(snapshots(of(null, null, null))).isEqualTo(made.reversed());
    assertThat(snapshots(of("site-2", null, null))).containsExactly(three);
    assertThat(snapshots(of(null, web.id().value(), null))).containsExactly(two, one);
    assertThat(snapshots(of(null, null, data.id().value()))).containsExactly(one);
    assertThat(snapshots(of(Set.of(SnapshotState.ACCOMPLISHED), null, null, null, null)))
        .containsExactly(one);
    assertThat(snapshots(of(ANY_STATE, SnapshotType.AUTO, null, null, null))).isEmpty();
    assertThat(snapshots(of(ANY_STATE, null, SnapshotCategory.FLASH, null, null)))
        .containsExactly(two);
    assertThat(snapshots(of(ANY_STATE, null, null, DiskType.SYSTEM, null))).containsExactly(two);
    assertThat(snapshots(of(ANY_STATE, null, null, null, true))).containsExactly(three);
    assertThat(snapshots(created(start.plusSeconds(60), null))).containsExactly(three, two);
    assertThat(snapshots(created(null, start.plusSeconds(60)))).containsExactly(two, one);
  }
}
