package dev.holdfast.platform.qemu;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.SnapshotId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of standard snapshots: one folder a disk, and in it data, sidecar and, while it is
 * being made, draft of each snapshot.
 */
final class Repository {
  private static final String DATA = ".qcow2";
  private static final String SIDECAR = ".json";
  private static final String DRAFT = ".draft";
  private static final String BASE_DELETED = "base-deleted";

  private final Path root;

  Repository(Path root) {
    this.root = root;
  }

  Path folder(DiskId disk) {
    return root.resolve("disks").resolve(disk.value());
  }

  Path data(DiskId disk, SnapshotId snapshot) {
    return folder(disk).resolve(dataName(snapshot));
  }

  static String dataName(SnapshotId snapshot) {
    return snapshot.value() + DATA;
  }

  Optional<Sidecar> sidecar(DiskId disk, SnapshotId snapshot) {
    Path file = sidecarFile(disk, snapshot);
    return JsonFiles.read(file, Sidecar.class).map(each -> checked(each, disk, snapshot, file));
  }

  /** Oldest first. */
  List<Sidecar> sidecars(DiskId disk) {
    return ids(disk, SIDECAR).stream()
        .flatMap(id -> sidecar(disk, id).stream())
        .sorted(
            Comparator.comparing((Sidecar each) -> each.draft().takenAt())
                .thenComparing(Sidecar::id))
        .toList();
  }

  Optional<Draft> draft(DiskId disk, SnapshotId snapshot) {
    return JsonFiles.read(draftFile(disk, snapshot), Draft.class);
  }

  /** Of the snapshots that are being made, or whose making was cut off. */
  List<Draft> drafts(DiskId disk) {
    return ids(disk, DRAFT).stream().flatMap(id -> draft(disk, id).stream()).toList();
  }

  void write(Draft draft) {
    JsonFiles.write(draftFile(draft.disk(), draft.snapshot()), draft);
  }

  /** Makes the data a snapshot; from then on the disk's newest one is there to build on again. */
  void publish(Sidecar sidecar) {
    JsonFiles.write(sidecarFile(sidecar.draft().disk(), sidecar.id()), sidecar);
    DurableFiles.delete(folder(sidecar.draft().disk()).resolve(BASE_DELETED));
  }

  /** Removes what there is of a snapshot that has no sidecar; its draft last. */
  void discard(DiskId disk, SnapshotId snapshot) {
    if (Files.exists(sidecarFile(disk, snapshot))) {
      throw new IllegalStateException(snapshot + " is a snapshot, not debris");
    }
    removeData(disk, snapshot);
    deleteDraft(disk, snapshot);
  }

  void deleteDraft(DiskId disk, SnapshotId snapshot) {
    DurableFiles.delete(draftFile(disk, snapshot));
  }

  /** Sidecar first, so that half a deletion leaves no snapshot without data. */
  void delete(DiskId disk, SnapshotId snapshot) {
    DurableFiles.delete(sidecarFile(disk, snapshot));
    removeData(disk, snapshot);
  }

  /** Remembers that the snapshot which the next one would have built on was deleted. */
  void noteBaseDeleted(DiskId disk, SnapshotId snapshot) {
    JsonFiles.write(folder(disk).resolve(BASE_DELETED), snapshot);
  }

  boolean isBaseDeleted(DiskId disk) {
    return Files.exists(folder(disk).resolve(BASE_DELETED));
  }

  private void removeData(DiskId disk, SnapshotId snapshot) {
    Path data = data(disk, snapshot);
    DurableFiles.delete(DurableFiles.part(sidecarFile(disk, snapshot)));
    DurableFiles.delete(DurableFiles.part(data));
    DurableFiles.delete(data);
  }

  private Path sidecarFile(DiskId disk, SnapshotId snapshot) {
    return folder(disk).resolve(snapshot.value() + SIDECAR);
  }

  private Path draftFile(DiskId disk, SnapshotId snapshot) {
    return folder(disk).resolve(snapshot.value() + DRAFT);
  }

  private List<SnapshotId> ids(DiskId disk, String ending) {
    Path folder = folder(disk);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .flatMap(name -> SnapshotId.parse(name).stream())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  private static Sidecar checked(Sidecar sidecar, DiskId disk, SnapshotId snapshot, Path file) {
    if (!sidecar.id().equals(snapshot) || !sidecar.draft().disk().equals(disk)) {
      throw JsonFiles.unreadable(
          file, "it belongs to " + sidecar.id() + " of disk " + sidecar.draft().disk(), null);
    }
    return sidecar;
  }
}
