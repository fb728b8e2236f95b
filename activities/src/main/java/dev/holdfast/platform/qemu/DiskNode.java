package dev.holdfast.platform.qemu;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A disk as its daemon sees it now.
 *
 * @param hasBacking its image shows another one where it has no data of its own
 * @param allocatedBytes what its image takes up on its file system
 * @param internalSnapshots names and instants of the snapshots inside the image
 */
record DiskNode(
    boolean hasBacking,
    long virtualBytes,
    long allocatedBytes,
    List<DiskBitmap> bitmaps,
    Map<String, Instant> internalSnapshots) {
  DiskNode {
    bitmaps = List.copyOf(bitmaps);
    internalSnapshots = Map.copyOf(internalSnapshots);
  }

  Optional<DiskBitmap> bitmap(String name) {
    return bitmaps.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** About how many bytes a full copy has. */
  long bytesToCopyAll() {
    return hasBacking ? virtualBytes : Math.min(allocatedBytes, virtualBytes);
  }
}
