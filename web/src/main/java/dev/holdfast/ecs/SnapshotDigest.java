package dev.holdfast.ecs;

import dev.holdfast.model.Sha256;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Tells a repeated wish for a snapshot from a changed one: all that it says, and nothing else. */
final class SnapshotDigest {
  private static final List<String> NAMES =
      List.of(
          "Category",
          "Description",
          "DiskId",
          "InstantAccess",
          "InstantAccessRetentionDays",
          "ResourceGroupId",
          "RetentionDays",
          "SnapshotName",
          "StorageLocationArn");

  private SnapshotDigest() {}

  static String of(Parameters parameters) {
    SequencedMap<String, String> said = new TreeMap<>();
    for (String name : NAMES) {
      said.put(name, parameters.text(name, ""));
    }
    int number = 0;
    for (Parameters.Element tag : parameters.elements("Tag")) {
      number++;
      said.put("Tag." + number + ".Key", tag.key());
      said.put("Tag." + number + ".Value", tag.value());
    }
    return Sha256.hex(PercentCode.canonical(said));
  }
}
