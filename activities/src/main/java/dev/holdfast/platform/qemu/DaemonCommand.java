package dev.holdfast.platform.qemu;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the command line of a storage daemon; all it serves is there, so a restart restores it.
 */
final class DaemonCommand {
  private final SiteLayout layout;
  private final DaemonSockets sockets;

  DaemonCommand(SiteLayout layout, DaemonSockets sockets) {
    this.layout = layout;
    this.sockets = sockets;
  }

  List<String> of(SiteInstance instance) {
    List<String> command = new ArrayList<>();
    command.add("qemu-storage-daemon");
    Path qmp = sockets.qmp(instance.file().id());
    add(command, "--chardev", "socket,id=qmp,server=on,wait=off,path=" + escaped(qmp));
    add(command, "--monitor", "chardev=qmp");
    for (SiteDisk disk : instance.disks()) {
      if (disk.file().encrypted()) {
        add(command, "--object", secret(disk));
      }
      add(command, "--blockdev", blockdev(disk).toString());
    }
    Path nbd = sockets.nbd(instance.file().id());
    add(command, "--nbd-server", "addr.type=unix,addr.path=" + escaped(nbd));
    for (SiteDisk disk : instance.disks()) {
      add(command, "--export", export(disk).toString());
    }
    return command;
  }

  private String secret(SiteDisk disk) {
    return "secret,id=" + NodeNames.key(disk.id()) + ",file=" + escaped(layout.key(disk.id()));
  }

  private static ObjectNode blockdev(SiteDisk disk) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("driver", "qcow2").put("node-name", NodeNames.of(disk.id()));
    node.putObject("file").put("driver", "file").put("filename", disk.image().toString());
    if (disk.file().encrypted()) {
      node.putObject("encrypt").put("format", "luks").put("key-secret", NodeNames.key(disk.id()));
    }
    return node;
  }

  private static ObjectNode export(SiteDisk disk) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "nbd")
        .put("id", "nbd-" + disk.id())
        .put("node-name", NodeNames.of(disk.id()))
        .put("name", disk.id().value())
        .put("writable", true);
  }

  private static void add(List<String> command, String option, String value) {
    command.add(option);
    command.add(value);
  }

  /** In QEMU's option lists a comma is doubled. */
  private static String escaped(Path path) {
    return path.toString().replace(",", ",,");
  }
}
