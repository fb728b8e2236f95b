package dev.holdfast.platform.qemu;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.InstanceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads instances and disks from their folders, every time anew. */
final class SiteReader {
  private final SiteLayout layout;

  SiteReader(SiteLayout layout) {
    this.layout = layout;
  }

  List<SiteInstance> instances() {
    return folders(layout.site())
        .filter(folder -> InstanceId.parse(folder.getFileName().toString()).isPresent())
        .flatMap(folder -> instance(folder).stream())
        .toList();
  }

  Optional<SiteDisk> find(DiskId disk) {
    return instances().stream()
        .flatMap(instance -> instance.disks().stream())
        .filter(each -> each.id().equals(disk))
        .findFirst();
  }

  private static Optional<SiteInstance> instance(Path folder) {
    return JsonFiles.read(SiteLayout.instanceFile(folder), InstanceFile.class)
        .map(file -> new SiteInstance(file, folder, disks(file, folder)));
  }

  private static List<SiteDisk> disks(InstanceFile instance, Path instanceFolder) {
    return folders(instanceFolder)
        .filter(folder -> DiskId.parse(folder.getFileName().toString()).isPresent())
        .filter(folder -> !Files.notExists(SiteLayout.image(folder)))
        .flatMap(folder ->
            JsonFiles.read(SiteLayout.diskFile(folder), DiskFile.class)
                .map(file -> new SiteDisk(instance, file, folder))
                .stream())
        .toList();
  }

  /**
   * Only what is proven not to be there counts as gone: a folder that cannot be read is an error.
   */
  private static Stream<Path> folders(Path parent) {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(Files::isDirectory).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + parent, e);
    }
  }
}
