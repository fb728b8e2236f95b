package dev.holdfast.platform.qemu;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.platform.PlatformError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the content of a snapshot to a raw file, from what lies on disk alone: no catalog, no
 * daemon.
 */
public final class SnapshotExporter {
  private static final Duration PATIENCE = Duration.ofHours(12);

  private final SiteLayout layout;
  private final Path root;
  private final Repository repository;
  private final SiteReader site;
  private final QemuImg qemuImg = new QemuImg(PATIENCE);

  public SnapshotExporter(QemuSettings settings) {
    this.layout = new SiteLayout(settings.home());
    this.root = settings.repository();
    this.repository = new Repository(root);
    this.site = new SiteReader(layout);
  }

  /**
   * Writes a snapshot to a new file, which appears when it is whole and durable. Refuses (final)
   * when there is no such snapshot, or a part of its chain is missing, or the file exists.
   */
  public void export(SnapshotId snapshot, Path target) {
    if (Files.exists(target)) {
      throw refused("InvalidTarget.Exists", target + " is there already; choose another name.");
    }
    ErrorTranslation.translate(() -> {
      Path part = DurableFiles.part(target.toAbsolutePath());
      DurableFiles.delete(part);
      try {
        write(snapshot, part);
        DurableFiles.sync(part);
        publish(part, target.toAbsolutePath());
      } finally {
        DurableFiles.delete(part);
      }
      return target;
    });
  }

  private void write(SnapshotId snapshot, Path part) {
    for (DiskId disk : disksInRepository()) {
      if (repository.sidecar(disk, snapshot).isPresent()) {
        writeStandard(disk, snapshot, part);
        return;
      }
    }
    SiteDisk disk =
        site.instances().stream()
            .flatMap(instance -> instance.disks().stream())
            .filter(each -> Files.exists(FlashSnapshots.file(each, snapshot)))
            .findFirst()
            .orElseThrow(
                () -> refused("InvalidSnapshotId.NotFound", "There is no snapshot " + snapshot));
    qemuImg.internalToRaw(disk.image(), snapshot.value(), part);
  }

  private void writeStandard(DiskId disk, SnapshotId snapshot, Path part) {
    Sidecar sidecar = member(disk, snapshot);
    Path key = sidecar.draft().encrypted() ? layout.key(disk) : null;
    qemuImg.toRaw(description(sidecar).toString(), key, part);
  }

  /** The chain, spelled out, so that the names written in the images do not matter. */
  private ObjectNode description(Sidecar sidecar) {
    DiskId disk = sidecar.draft().disk();
    ObjectNode image = JsonNodeFactory.instance.objectNode().put("driver", "qcow2");
    image
        .putObject("file")
        .put("driver", "file")
        .put("filename", repository.data(disk, sidecar.id()).toString());
    if (sidecar.draft().encrypted()) {
      image.putObject("encrypt").put("format", "luks").put("key-secret", QemuImg.secretName());
    }
    SnapshotId parent = sidecar.parent();
    if (parent == null) {
      image.putNull("backing");
    } else {
      image.set("backing", description(member(disk, parent)));
    }
    return image;
  }

  private Sidecar member(DiskId disk, SnapshotId snapshot) {
    return repository
        .sidecar(disk, snapshot)
        .filter(each -> Files.exists(repository.data(disk, snapshot)))
        .orElseThrow(() ->
            refused(
                "InvalidSnapshot.ChainBroken",
                "Snapshot " + snapshot + " of disk " + disk + " is not in the repository."));
  }

  private List<DiskId> disksInRepository() {
    Path folder = root.resolve("disks");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> disks = Files.list(folder)) {
      return disks.flatMap(each -> DiskId.parse(each.getFileName().toString()).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  /** A link, unlike a rename, fails when somebody else has made the file meanwhile. */
  private static void publish(Path part, Path target) {
    try {
      Files.createLink(target, part);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make " + target, e);
    }
    DurableFiles.sync(DurableFiles.folderOf(target));
  }

  private static PlatformError refused(String code, String message) {
    return PlatformError.refused(FailureType.CONFIGURATION, code, message);
  }
}
