package dev.holdfast.platform.qemu;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.InstanceId;
import dev.holdfast.model.PlatformToken;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.platform.Capabilities;
import dev.holdfast.platform.DiskPlatform;
import dev.holdfast.platform.Inventory;
import dev.holdfast.platform.PlatformError;
import dev.holdfast.platform.SnapshotStatus;
import dev.holdfast.process.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The disks of one storage node, served by QEMU's storage daemon. */
public final class QemuPlatform implements DiskPlatform, AutoCloseable {
  private static final Duration CREATE_PATIENCE = Duration.ofMinutes(2);

  private final QemuSettings settings;
  private final SiteReader site;
  private final DaemonSockets sockets;
  private final StorageDaemons daemons;
  private final StandardSnapshots standard;
  private final FlashSnapshots flash;
  private final Map<DiskId, ReentrantLock> locks = new ConcurrentHashMap<>();
  private final Set<SnapshotId> givenUp = ConcurrentHashMap.newKeySet();
  private @Nullable NodeLock nodeLock;

  public QemuPlatform(QemuSettings settings, Supervisor supervisor, InstantSource clock) {
    this.settings = settings;
    this.site = new SiteReader(new SiteLayout(settings.home()));
    this.sockets = new DaemonSockets(settings.home());
    this.daemons = new StorageDaemons(settings, supervisor, sockets);
    Repository repository = new Repository(settings.repository());
    this.standard =
        new StandardSnapshots(
            repository,
            new CopyStarter(settings, repository, new QemuImg(CREATE_PATIENCE), clock),
            new CopyFinisher(repository, clock),
            settings.answerPatience());
    this.flash = new FlashSnapshots(settings.node(), clock);
  }

  /**
   * Takes the storage node's lock and adopts or starts the daemons of all instances there are.
   * Refuses (final) while another program holds the lock.
   */
  public void open() {
    makeFolders();
    NodeLock lock = NodeLock.take(new SiteLayout(settings.home()).lock());
    try {
      site.instances().forEach(daemons::start);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
    nodeLock = lock;
  }

  /** From here on a folder that is not there was taken away. */
  private void makeFolders() {
    try {
      DurableFiles.createFolders(new SiteLayout(settings.home()).site());
      DurableFiles.createFolders(settings.repository());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the folders of this storage node", e);
    }
  }

  /** Lets go of daemons and lock; the daemons go on until the supervisor ends them. */
  @Override
  public void close() {
    daemons.close();
    if (nodeLock != null) {
      nodeLock.close();
      nodeLock = null;
    }
  }

  /** Where the instance's disks are served over NBD, each as the export named by its id. */
  public Path nbdSocket(InstanceId instance) {
    return sockets.nbd(instance);
  }

  /** Name of the storage node. */
  public String node() {
    return settings.node();
  }

  @Override
  public Inventory inventory() {
    return ErrorTranslation.translate(() -> {
      List<SiteInstance> instances = site.instances();
      return new Inventory(
          instances.stream().map(each -> each.onNode(settings.node())).toList(),
          instances.stream()
              .flatMap(each -> each.disks().stream())
              .map(each -> each.onNode(settings.node()))
              .toList());
    });
  }

  @Override
  public SnapshotStatus start(SnapshotOrder order) {
    return locked(
        order.disk(),
        () -> {
          DiskAccess disk = access(order.disk()).orElseThrow(() -> diskGone(order.disk()));
          if (givenUp.contains(order.snapshot())) {
            throw gaveUp(order.snapshot());
          }
          return switch (order.category()) {
            case STANDARD -> standard.start(disk, order);
            case FLASH -> flash.start(disk, order, () -> standard.requireNoOtherJob(disk));
          };
        });
  }

  @Override
  public SnapshotStatus observe(SnapshotOrder order) {
    return locked(
        order.disk(),
        () -> {
          Optional<DiskAccess> disk = access(order.disk());
          return switch (order.category()) {
            case STANDARD -> standard.observe(disk, order);
            case FLASH -> observeFlash(disk, order);
          };
        });
  }

  private SnapshotStatus observeFlash(Optional<DiskAccess> disk, SnapshotOrder order) {
    return disk.map(each -> flash.observe(each, order))
        .orElseGet(() -> new SnapshotStatus.Absent(false));
  }

  /** A start that was on its way must not begin after this. */
  @Override
  public SnapshotStatus cancel(SnapshotOrder order) {
    return locked(
        order.disk(),
        () -> {
          givenUp.add(order.snapshot());
          Optional<DiskAccess> disk = access(order.disk());
          return switch (order.category()) {
            case STANDARD -> standard.cancel(disk, order);
            case FLASH -> observeFlash(disk, order);
          };
        });
  }

  @Override
  public Optional<SnapshotId> find(DiskId disk, PlatformToken token) {
    return locked(
        disk,
        () -> {
          Optional<DiskAccess> access = access(disk);
          return standard
              .find(access, disk, token)
              .or(() -> access.flatMap(each -> flash.find(each.disk(), token)));
        });
  }

  @Override
  public void delete(DiskId disk, SnapshotId snapshot, SnapshotCategory category) {
    locked(
        disk,
        () -> {
          Optional<DiskAccess> access = access(disk);
          switch (category) {
            case STANDARD -> standard.delete(access, disk, snapshot);
            case FLASH ->
                access.ifPresent(
                    each -> flash.delete(each, snapshot, () -> standard.requireNoOtherJob(each)));
          }
          return snapshot;
        });
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(true, settings.chainLimit());
  }

  private Optional<DiskAccess> access(DiskId disk) {
    return site.find(disk).map(found -> new DiskAccess(found, daemonOf(found)));
  }

  private StorageDaemon daemonOf(SiteDisk disk) {
    InstanceId instance = disk.instance().id();
    return daemons
        .find(instance)
        .orElseThrow(
            () -> PlatformError.uncertain("No daemon of " + instance + " was started here", null));
  }

  private static PlatformError gaveUp(SnapshotId snapshot) {
    return PlatformError.refused(
        FailureType.DISAPPEARED,
        "Operation.Conflict",
        "Snapshot " + snapshot + " was given up before.");
  }

  private static PlatformError diskGone(DiskId disk) {
    return PlatformError.refused(
        FailureType.DISK_GONE, "InvalidDiskId.NotFound", "There is no disk " + disk + ".");
  }

  private <T> T locked(DiskId disk, Supplier<T> work) {
    ReentrantLock lock = locks.computeIfAbsent(disk, _ -> new ReentrantLock(true));
    if (!tryLock(lock)) {
      throw PlatformError.uncertain("Other work on disk " + disk + " does not end", null);
    }
    try {
      return ErrorTranslation.translate(work);
    } finally {
      lock.unlock();
    }
  }

  private boolean tryLock(ReentrantLock lock) {
    try {
      return lock.tryLock(settings.answerPatience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
