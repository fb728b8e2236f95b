package dev.holdfast.demo;

import dev.holdfast.platform.qemu.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes numbered records to a disk, one at a time, and goes on where the disk shows that the last
 * writer stopped. A lost connection is opened again and the unacknowledged record repeated.
 */
public final class DemoWriter implements AutoCloseable {
  public static final Duration INTERVAL = Duration.ofMillis(200);
  private static final Logger LOG = LoggerFactory.getLogger(DemoWriter.class);
  private static final long RETRY_MILLIS = 500;

  private final NbdExport export;
  private final ExtentMap extents;
  private final Duration interval;
  private final AtomicLong acknowledged = new AtomicLong();
  private final CountDownLatch stop = new CountDownLatch(1);
  private @Nullable Thread thread;

  public DemoWriter(NbdExport export, ExtentMap extents, Duration interval) {
    this.export = export;
    this.extents = extents;
    this.interval = interval;
  }

  /** Begins to write, as soon as the disk can be reached. */
  public void start() {
    thread = Thread.ofVirtual().name("demo-writer").start(this::run);
  }

  /** Number of the newest record known to be on stable storage; 0 before the first. */
  public long acknowledged() {
    return acknowledged.get();
  }

  private void run() {
    try {
      boolean resumed = false;
      while (!stopped(0)) {
        try {
          if (!resumed) {
            acknowledged.set(lastOnDisk());
            resumed = true;
          }
          writeWhileConnected();
        } catch (IOException | CommandFailed e) {
          LOG.info("The demo writer lost {} and tries again: {}", export.disk(), e.getMessage());
          stopped(RETRY_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeWhileConnected() throws IOException, InterruptedException {
    try (QemuIo io = QemuIo.open(export)) {
      do {
        DiskRecord next = new DiskRecord(acknowledged.get() + 1);
        io.write(next.encoded(), extents.offsetOf(next.number()));
        acknowledged.set(next.number());
      } while (!stopped(interval.toMillis()));
    }
  }

  /** Waits; true as soon as it shall end. */
  private boolean stopped(long millis) throws InterruptedException {
    return stop.await(millis, TimeUnit.MILLISECONDS);
  }

  private long lastOnDisk() throws IOException {
    Path copy = Files.createTempFile("holdfast-", ".records");
    Path part = Files.createTempFile("holdfast-", ".part");
    try {
      for (ExtentMap.Extent extent : extents.extents()) {
        export.copy(extent, part);
        Files.write(copy, Files.readAllBytes(part), StandardOpenOption.APPEND);
      }
      ExtentMap whole = new ExtentMap(List.of(new ExtentMap.Extent(0, Files.size(copy))));
      return RecordCheck.check(copy, whole).last();
    } finally {
      Files.delete(copy);
      Files.delete(part);
    }
  }

  /** Stops after the record that is being written. */
  @Override
  public void close() {
    stop.countDown();
    Thread running = thread;
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
