package dev.holdfast.platform.qemu;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what a daemon answers to queries. */
final class DaemonAnswers {
  private DaemonAnswers() {}

  static List<DaemonJob> jobs(JsonNode answer) {
    List<DaemonJob> jobs = new ArrayList<>();
    for (JsonNode job : answer) {
      JsonNode error = job.path("error");
      jobs.add(
          new DaemonJob(
              job.path("id").asText(),
              job.path("status").asText().equals("concluded"),
              job.path("current-progress").asLong(),
              job.path("total-progress").asLong(),
              error.isTextual() ? error.asText() : null));
    }
    return jobs;
  }

  static DiskNode disk(JsonNode node) {
    JsonNode image = node.path("image");
    return new DiskNode(
        image.has("backing-filename"),
        image.path("virtual-size").asLong(),
        image.path("actual-size").asLong(),
        bitmaps(node.path("dirty-bitmaps")),
        internalSnapshots(image.path("snapshots")));
  }

  static String version(JsonNode answer) {
    JsonNode qemu = answer.path("qemu");
    return "qemu %d.%d.%d"
        .formatted(
            qemu.path("major").asInt(), qemu.path("minor").asInt(), qemu.path("micro").asInt());
  }

  /** Jobs keep bitmaps without a name of their own; those are none of ours. */
  private static List<DiskBitmap> bitmaps(JsonNode answer) {
    List<DiskBitmap> bitmaps = new ArrayList<>();
    for (JsonNode bitmap : answer) {
      if (bitmap.has("name")) {
        bitmaps.add(
            new DiskBitmap(
                bitmap.path("name").asText(),
                bitmap.path("count").asLong(),
                bitmap.path("inconsistent").asBoolean()));
      }
    }
    return bitmaps;
  }

  private static Map<String, Instant> internalSnapshots(JsonNode answer) {
    Map<String, Instant> snapshots = new HashMap<>();
    for (JsonNode each : answer) {
      snapshots.put(
          each.path("name").asText(),
          Instant.ofEpochSecond(each.path("date-sec").asLong(), each.path("date-nsec").asLong()));
    }
    return snapshots;
  }
}
