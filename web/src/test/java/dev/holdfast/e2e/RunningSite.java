package dev.holdfast.e2e;

import static org.awaitility.Awaitility.await;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.SnapshotId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** An installation whose program runs, with all that a test looks at; policies do not fire. */
final class RunningSite implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Installation installation;
  private final DiskImages images;
  private RunningProgram program;
  private Catalog catalog;

  RunningSite(String name, Path work) throws IOException {
    installation = new Installation(name, Map.of());
    images = new DiskImages(installation.home(), work);
    program = installation.start();
    catalog = Catalog.of(installation.home());
    catalog.pausePolicies();
  }

  /** After the program has ended in one way or another. */
  void startAgain() throws IOException {
    catalog.close();
    program = installation.start();
    catalog = Catalog.of(installation.home());
  }

  Installation installation() {
    return installation;
  }

  RunningProgram program() {
    return program;
  }

  EcsUser user() throws Exception {
    return program.firstUser();
  }

  Catalog catalog() {
    return catalog;
  }

  DiskImages images() {
    return images;
  }

  Repository repository() {
    return new Repository(installation.home());
  }

  void awaitQuiet() {
    await("no snapshot is being made or deleted")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(catalog::isQuiet);
  }

  /** Begins a snapshot that copies the whole disk, and returns while it does. */
  SnapshotId beginFull(DiskId disk) throws Exception {
    var listed = user().snapshots(disk).stream().filter(each -> isStandard(each.getCategory()));
    var newest = listed.findFirst();
    if (newest.isPresent()) {
      SnapshotId leaf = new SnapshotId(newest.get().getSnapshotId());
      user().delete(leaf);
      user().awaitUnlisted(leaf);
    }
    SnapshotId begun = user().create(disk);
    user().awaitUnderWay(begun);
    return begun;
  }

  private static boolean isStandard(String category) {
    return category.equals("standard");
  }

  /** Writes the disk as it was at a snapshot to a raw image, by the command line. */
  Path restore(SnapshotId snapshot) throws IOException {
    Path image = images.folder().resolve(snapshot + ".raw");
    installation.command("restore", snapshot.value(), image.toString());
    return image;
  }

  @Override
  public void close() throws IOException {
    catalog.close();
    installation.close();
  }
}
