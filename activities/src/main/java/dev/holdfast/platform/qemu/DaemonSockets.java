package dev.holdfast.platform.qemu;

import dev.holdfast.model.InstanceId;
import dev.holdfast.process.SocketFolder;
import java.nio.file.Path;

/** Where the storage daemons of a home folder listen. */
public record DaemonSockets(Path home) {

  /** Where Holdfast talks to the instance's daemon. */
  public Path qmp(InstanceId instance) {
    return socket(instance + ".qmp");
  }

  /** Where the instance's disks are served over NBD, each as the export named by its id. */
  public Path nbd(InstanceId instance) {
    return socket(instance + ".nbd");
  }

  private Path socket(String name) {
    return SocketFolder.forSocket(home.resolve("run"), name).resolve(name);
  }
}
