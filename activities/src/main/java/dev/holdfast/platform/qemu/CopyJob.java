package dev.holdfast.platform.qemu;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/**
 * A copy that a daemon shall make: a new bitmap and a backup job at one instant, both named by the
 * snapshot.
 *
 * @param target prepared qcow2 file
 * @param top copy what the image itself holds; false = also what its backing file shows
 * @param bytesPerSecond 0 = no limit
 */
record CopyJob(Draft draft, Path target, boolean top, long bytesPerSecond) {

  ObjectNode targetNode() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("driver", "qcow2").put("node-name", NodeNames.of(draft.snapshot()));
    node.putNull("backing");
    node.putObject("cache").put("no-flush", true);
    ObjectNode file = node.putObject("file");
    file.put("driver", "file").put("filename", target.toString());
    file.putObject("cache").put("no-flush", true);
    if (draft.encrypted()) {
      node.putObject("encrypt")
          .put("format", "luks")
          .put("key-secret", NodeNames.key(draft.disk()));
    }
    return node;
  }

  ObjectNode transaction() {
    ObjectNode transaction = JsonNodeFactory.instance.objectNode();
    var actions = transaction.putArray("actions");
    ObjectNode bitmap = actions.addObject().put("type", "block-dirty-bitmap-add");
    bitmap
        .putObject("data")
        .put("node", NodeNames.of(draft.disk()))
        .put("name", draft.snapshot().value())
        .put("persistent", true);
    actions.addObject().put("type", "blockdev-backup").set("data", backup());
    return transaction;
  }

  private ObjectNode backup() {
    ObjectNode backup = JsonNodeFactory.instance.objectNode();
    backup
        .put("job-id", draft.snapshot().value())
        .put("device", NodeNames.of(draft.disk()))
        .put("target", NodeNames.of(draft.snapshot()))
        .put("auto-dismiss", false)
        .put("speed", bytesPerSecond);
    backup.putObject("x-perf").put("max-workers", 1);
    if (draft.parent() == null) {
      return backup.put("sync", top ? "top" : "full");
    }
    return backup
        .put("sync", "bitmap")
        .put("bitmap", draft.parent().value())
        .put("bitmap-mode", "never");
  }
}
