package dev.holdfast.e2e;

import dev.holdfast.demo.DemoSite;
import dev.holdfast.demo.DiskRecord;
import dev.holdfast.demo.ExtentMap;
import dev.holdfast.demo.RecordCheck;
import dev.holdfast.embedded.Home;
import dev.holdfast.model.DiskId;
import dev.holdfast.platform.qemu.DaemonSockets;
import dev.holdfast.platform.qemu.SiteLayout;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** The demo's disks seen from outside of Holdfast, and raw images compared with them. */
record DiskImages(Home home, Path folder) {
  private static final int BLOCK = DiskRecord.BYTES;
  private static final int BUFFER = 1 << 20;

  /** What the daemon gives back of a disk now. */
  Path current(DiskId disk) throws IOException, InterruptedException {
    Path socket = new DaemonSockets(home.root()).nbd(DemoSite.INSTANCE);
    String export = "nbd+unix:///%s?socket=%s".formatted(disk, socket);
    Path raw = Files.createTempFile(folder, "current-", ".raw");
    Process process =
        new ProcessBuilder("qemu-img", "convert", "-f", "raw", "-O", "raw", export, raw.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("qemu-img: " + said);
    }
    return raw;
  }

  /** Where the demo writes. */
  ExtentMap records() {
    return new DemoSite(new SiteLayout(home.root()), InstantSource.system()).records();
  }

  /** Number of the newest record that is on the data disk now. */
  long newestRecord() throws IOException, InterruptedException {
    Path raw = current(DemoSite.DATA);
    long newest = RecordCheck.check(raw, records()).last();
    Files.delete(raw);
    return newest;
  }

  /** The offset of the first block in which two images differ outside of these places, or -1. */
  static long difference(Path one, Path other, List<ExtentMap.Extent> except) throws IOException {
    try (InputStream left = new BufferedInputStream(Files.newInputStream(one), BUFFER);
        InputStream right = new BufferedInputStream(Files.newInputStream(other), BUFFER)) {
      byte[] here = left.readNBytes(BLOCK);
      byte[] there = right.readNBytes(BLOCK);
      for (long at = 0; here.length > 0 || there.length > 0; at += BLOCK) {
        if (!Arrays.equals(here, there) && !isIn(except, at)) {
          return at;
        }
        here = left.readNBytes(BLOCK);
        there = right.readNBytes(BLOCK);
      }
      return -1;
    }
  }

  private static boolean isIn(List<ExtentMap.Extent> extents, long offset) {
    return extents.stream()
        .anyMatch(each -> offset >= each.offset() && offset < each.offset() + each.bytes());
  }
}
