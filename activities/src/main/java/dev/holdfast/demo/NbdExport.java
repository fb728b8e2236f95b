package dev.holdfast.demo;

import dev.holdfast.model.DiskId;
import dev.holdfast.platform.qemu.Commands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A disk as its daemon serves it. */
public record NbdExport(Path socket, DiskId disk) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** In QEMU's option syntax, where a comma is doubled. */
  String options(String prefix) {
    return prefix
        + "driver=nbd,"
        + prefix
        + "server.type=unix,"
        + prefix
        + "server.path="
        + socket.toString().replace(",", ",,")
        + ","
        + prefix
        + "export="
        + disk;
  }

  /** Copies a run of bytes to a new file. */
  void copy(ExtentMap.Extent extent, Path target) {
    String source =
        "driver=raw,offset=%d,size=%d,%s"
            .formatted(extent.offset(), extent.bytes(), options("file."));
    Commands.run(
        PATIENCE,
        List.of("qemu-img", "convert", "--image-opts", "-O", "raw", source, target.toString()));
  }
}
