package dev.holdfast.ecs;

import dev.holdfast.model.DiskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chain (ECS: snapshot link) of a disk is named after the disk. */
final class SnapshotChain {
  private static final String PREFIX = "sl-";

  private SnapshotChain() {}

  static String idOf(DiskId disk) {
    return PREFIX + disk.value().substring(DiskId.PREFIX.length());
  }

  /** Takes a JSON array of one chain, or its bare id. */
  static @Nullable String diskOf(Parameters parameters) {
    String value = parameters.text("SnapshotLinkId");
    if (value == null) {
      return null;
    }
    EcsError notFound =
        new EcsError(404, "InvalidSnapshotLinkId.NotFound", "There is no such snapshot link.");
    List<String> chains =
        value.startsWith("[") ? parameters.jsonList("SnapshotLinkId", notFound) : List.of(value);
    if (chains == null || chains.size() != 1) {
      throw EcsError.invalid("SnapshotLinkId", "must name one snapshot link");
    }
    String chain = chains.getFirst();
    if (!chain.startsWith(PREFIX)) {
      throw notFound;
    }
    return DiskId.parse(DiskId.PREFIX + chain.substring(PREFIX.length()))
        .orElseThrow(() -> notFound)
        .value();
  }
}
