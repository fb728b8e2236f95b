package dev.holdfast.platform.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.model.Pace;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.platform.PlatformError;
import dev.holdfast.platform.SnapshotStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots one after another while programs are killed: each one ends done and right, or gone. */
class QemuFaultIT {
  private static final int ROUNDS = Integer.getInteger("holdfast.fault.rounds", 12);
  private static final long SEED = Long.getLong("holdfast.fault.seed", 1);

  private final Random random = new Random(SEED);
  private final Map<SnapshotId, Path> restorable = new LinkedHashMap<>();
  @TempDir Path home;

  @Test
  void everySnapshotEndsRightOrLeavesNothing() throws IOException {
    QemuSettings settings = QemuSettings.under(home).withGentle(4 << 20).withChainLimit(4);
    try (QemuSite site = new QemuSite(settings, false)) {
      for (int round = 1; round <= ROUNDS; round++) {
        round(site, "s-%03d".formatted(round));
        assertThat(site.repositoryFiles(QemuSite.ESSD)).as("round " + round).isEqualTo(files());
      }
      restorable.forEach((id, content) -> site.assertRestores(id.value(), content));
      deleteAll(site);
      assertThat(site.repositoryFiles(QemuSite.ESSD)).allMatch("base-deleted"::equals);
    }
  }

  private List<String> files() {
    return restorable.keySet().stream()
        .flatMap(id -> Stream.of(id + ".json", id + ".qcow2"))
        .sorted()
        .toList();
  }

  private void round(QemuSite site, String id) {
    Pace pace = random.nextBoolean() ? Pace.GENTLE : Pace.FAST;
    SnapshotOrder order = QemuSite.order(id, QemuSite.ESSD, SnapshotCategory.STANDARD, pace);
    site.write(QemuSite.ESSD, random.nextInt(60) + "M", "3M", random.nextInt(1, 255));
    Path content = site.image(QemuSite.ESSD, id + ".expected");
    site.platform().start(order);
    site.write(QemuSite.ESSD, random.nextInt(60) + "M", "1M", random.nextInt(1, 255));
    disturb(site, order);
    SnapshotStatus end =
        await()
            .atMost(Duration.ofSeconds(30))
            .ignoreExceptionsInstanceOf(PlatformError.class)
            .until(
                () -> site.platform().observe(order),
                status -> !(status instanceof SnapshotStatus.Running));
    if (end instanceof SnapshotStatus.Done) {
      restorable.put(order.snapshot(), content);
    }
  }

  private void disturb(QemuSite site, SnapshotOrder order) {
    switch (random.nextInt(7)) {
      case 0 -> site.killDaemon();
      case 1 -> site.restartJava();
      case 2 -> site.restartAll();
      case 3 -> site.platform().cancel(order);
      case 4 -> {
        site.restartJava();
        site.killDaemon();
      }
      case 5 -> {
        site.restartJava();
        site.platform().start(order);
      }
      default -> site.platform().observe(order);
    }
  }

  private void deleteAll(QemuSite site) {
    List<SnapshotId> newestFirst = restorable.keySet().stream().toList().reversed();
    newestFirst.forEach(id -> site.platform().delete(QemuSite.ESSD, id, SnapshotCategory.STANDARD));
  }
}
