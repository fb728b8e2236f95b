package dev.holdfast.e2e;

import dev.holdfast.embedded.Home;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.SnapshotId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of standard snapshots, as they lie there. */
record Repository(Home home) {

  /** Names of all files that belong to a snapshot, sorted. */
  List<String> files(DiskId disk, SnapshotId snapshot) throws IOException {
    return names(disk).stream().filter(name -> name.contains(snapshot.value())).toList();
  }

  /** Names of all files of a disk, sorted. */
  List<String> names(DiskId disk) throws IOException {
    Path folder = home.root().resolve("repository/disks").resolve(disk.value());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** What there is of a snapshot that is whole: sidecar and data. */
  static List<String> whole(SnapshotId snapshot) {
    return List.of(snapshot + ".json", snapshot + ".qcow2");
  }
}
