package dev.holdfast.snapshot;

import static dev.holdfast.testing.TestCatalog.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.model.Disk;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.DiskStatus;
import dev.holdfast.model.Instance;
import dev.holdfast.model.InstanceStatus;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.snapshot.Acceptance.Accepted;
import dev.holdfast.snapshot.Acceptance.Reason;
import dev.holdfast.snapshot.Acceptance.Refused;
import dev.holdfast.testing.TestCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotIntakeIT {
  private TestCatalog catalog = new TestCatalog();

  @BeforeAll
  void open() {
    assertThat(catalog.database.isRunning()).isTrue();
  }

  @AfterAll
  void close() {
    catalog.close();
  }

  private static Reason reason(Acceptance acceptance) {
    return acceptance instanceof Refused refused ? refused.reason() : fail(acceptance);
  }

  private static Reason fail(Acceptance acceptance) {
    throw new AssertionError("not refused: " + acceptance);
  }

  @Test
  void theSameWishTwiceIsOneSnapshot() {
    SnapshotWish wish = wish(catalog.disk(), "twice", SnapshotCategory.STANDARD);
    SnapshotId first = catalog.accept(wish);

    assertThat(catalog.intake.accept(wish)).isEqualTo(new Accepted(first, true));
    assertThat(catalog.snapshots.story(first))
        .singleElement()
        .extracting("kind")
        .isEqualTo("accepted");
  }

  @Test
  void theSameKeyWithOtherParametersIsRefused() {
    SnapshotWish wish = wish(catalog.disk(), "changed", SnapshotCategory.STANDARD);
    catalog.accept(wish);
    SnapshotWish changed =
        new SnapshotWish(
            wish.key(),
            "f".repeat(64),
            wish.disk(),
            wish.category(),
            wish.type(),
            wish.label(),
            wish.pace(),
            null);

    assertThat(reason(catalog.intake.accept(changed))).isEqualTo(Reason.CHANGED_PARAMETERS);
  }

  @Test
  void theSameRequestMayNotChangeItsCategory() {
    Disk disk = catalog.disk();
    SnapshotId standard = catalog.accept(wish(disk, "category", SnapshotCategory.STANDARD));
    catalog.settle(standard, catalog.accomplished(null));
    SnapshotWish flash = wish(disk, "category", SnapshotCategory.FLASH);
    SnapshotWish changed =
        new SnapshotWish(
            flash.key(),
            "f".repeat(64),
            flash.disk(),
            flash.category(),
            flash.type(),
            flash.label(),
            flash.pace(),
            null);

    assertThat(reason(catalog.intake.accept(changed))).isEqualTo(Reason.CHANGED_PARAMETERS);
    assertThat(catalog.intake.accept(flash)).isInstanceOf(Accepted.class);
  }

  @Test
  void namesThatDifferOnlyInCaseAreTwoWishes() {
    Disk disk = catalog.disk();

    SnapshotId lower = catalog.accept(wish(disk, "case", SnapshotCategory.FLASH));
    SnapshotId upper = catalog.accept(wish(disk, "CASE", SnapshotCategory.FLASH));

    assertThat(lower).isNotEqualTo(upper);
  }

  @Test
  void equalWishesAtTheSameMomentAreOneSnapshot() throws InterruptedException, ExecutionException {
    SnapshotWish wish = wish(catalog.disk(), "crowd", SnapshotCategory.STANDARD);
    List<Acceptance> answers = atOnce(32, () -> catalog.intake.accept(wish));

    assertThat(answers).allMatch(Accepted.class::isInstance);
    assertThat(answers.stream().map(answer -> ((Accepted) answer).snapshot()).distinct())
        .hasSize(1);
    assertThat(answers).filteredOn(answer -> !((Accepted) answer).repeated()).hasSize(1);
  }

  @Test
  void oneKeyForTwoDisksAtTheSameMomentIsOneSnapshot()
      throws InterruptedException, ExecutionException {
    List<SnapshotWish> wishes = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      wishes.add(wish(catalog.disk(), "one key", SnapshotCategory.STANDARD));
    }
    List<Acceptance> answers = atOnce(16, () -> catalog.intake.accept(next(wishes)));

    assertThat(answers.stream().map(answer -> ((Accepted) answer).snapshot()).distinct())
        .hasSize(1);
  }

  private static SnapshotWish next(List<SnapshotWish> wishes) {
    synchronized (wishes) {
      return wishes.removeLast();
    }
  }

  private static <T> List<T> atOnce(int callers, Callable<T> call)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        futures.add(threads.submit(call));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }

  @Test
  void onlyOneSnapshotOfADiskIsMadeAtATime() {
    Disk disk = catalog.disk();
    SnapshotId running = catalog.accept(wish(disk, "first", SnapshotCategory.STANDARD));

    assertThat(reason(catalog.intake.accept(wish(disk, "second", SnapshotCategory.STANDARD))))
        .isEqualTo(Reason.SNAPSHOT_RUNNING);
    assertThat(reason(catalog.intake.accept(wish(disk, "third", SnapshotCategory.FLASH))))
        .isEqualTo(Reason.SNAPSHOT_RUNNING);

    catalog.settle(running, new SnapshotOutcome.Cancelled("test"));
    assertThat(catalog.intake.accept(wish(disk, "fourth", SnapshotCategory.STANDARD)))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void flashNeedsAPlainEssdDisk() {
    Disk plain = catalog.disk();
    Disk efficiency = with(plain, "cloud_efficiency", false, DiskStatus.IN_USE);
    Disk encrypted = with(plain, "cloud_essd", true, DiskStatus.IN_USE);

    assertThat(reason(catalog.intake.accept(wish(efficiency, "e", SnapshotCategory.FLASH))))
        .isEqualTo(Reason.DISK_KIND);
    assertThat(reason(catalog.intake.accept(wish(encrypted, "c", SnapshotCategory.FLASH))))
        .isEqualTo(Reason.DISK_KIND);
    assertThat(catalog.intake.accept(wish(plain, "p", SnapshotCategory.FLASH)))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void refusesDisksInTheWrongState() {
    Disk creating = with(catalog.disk(), "cloud_essd", false, DiskStatus.CREATING);

    assertThat(reason(catalog.intake.accept(wish(creating, "s", SnapshotCategory.STANDARD))))
        .isEqualTo(Reason.DISK_STATE);
  }

  private Disk with(Disk disk, String category, boolean encrypted, DiskStatus status) {
    Disk changed =
        new Disk(
            catalog.ids.nextDisk(),
            disk.name(),
            disk.region(),
            disk.zone(),
            disk.node(),
            disk.type(),
            category,
            disk.sizeBytes(),
            encrypted,
            status,
            disk.instance(),
            disk.device(),
            disk.createdAt(),
            disk.attachedAt());
    catalog.put(changed);
    return changed;
  }

  @Test
  void refusesWhileTheInstanceStarts() {
    Instance instance = catalog.instance();
    Disk disk = catalog.disk(instance);
    catalog.put(
        new Instance(
            instance.id(),
            instance.name(),
            instance.region(),
            instance.zone(),
            instance.node(),
            InstanceStatus.STARTING,
            instance.createdAt()));

    assertThat(reason(catalog.intake.accept(wish(disk, "i", SnapshotCategory.STANDARD))))
        .isEqualTo(Reason.INSTANCE_STATE);
  }

  @Test
  void refusesDisksThatWereNeverAttached() {
    Disk attached = catalog.disk();
    Disk fresh =
        new Disk(
            catalog.ids.nextDisk(),
            "fresh",
            attached.region(),
            attached.zone(),
            attached.node(),
            attached.type(),
            attached.category(),
            attached.sizeBytes(),
            false,
            DiskStatus.AVAILABLE,
            null,
            null,
            attached.createdAt(),
            null);
    catalog.put(fresh);

    assertThat(reason(catalog.intake.accept(wish(fresh, "n", SnapshotCategory.STANDARD))))
        .isEqualTo(Reason.DISK_NEVER_ATTACHED);
  }

  @Test
  void refusesUnknownDisks() {
    SnapshotWish known = wish(catalog.disk(), "u", SnapshotCategory.STANDARD);
    SnapshotWish unknown =
        new SnapshotWish(
            known.key(),
            known.parameterDigest(),
            new DiskId("d-unknown"),
            known.category(),
            known.type(),
            known.label(),
            known.pace(),
            null);

    assertThat(reason(catalog.intake.accept(unknown))).isEqualTo(Reason.DISK_UNKNOWN);
  }

  @Test
  void refusesMoreManualSnapshotsThanTheQuota() {
    Disk disk = catalog.disk();
    for (int i = 0; i < AcceptanceRules.DEFAULT.manualQuota(); i++) {
      catalog.accept(wish(disk, "quota " + i, SnapshotCategory.FLASH));
    }

    assertThat(reason(catalog.intake.accept(wish(disk, "one more", SnapshotCategory.FLASH))))
        .isEqualTo(Reason.QUOTA);
  }
}
