package dev.holdfast.platform.qemu;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.Sha256;
import dev.holdfast.model.SnapshotId;

/** Names of QEMU's block nodes, which have at most 31 characters. */
final class NodeNames {
  private static final int LIMIT = 31;

  private NodeNames() {}

  static String of(DiskId disk) {
    return limited(disk.value());
  }

  static String of(SnapshotId snapshot) {
    return limited(snapshot.value());
  }

  /** The secret with which an encrypted disk, and its snapshots, are opened. */
  static String key(DiskId disk) {
    return "key-" + disk.value();
  }

  private static String limited(String id) {
    return id.length() <= LIMIT ? id : (id.substring(0, 2) + Sha256.hex(id)).substring(0, LIMIT);
  }
}
