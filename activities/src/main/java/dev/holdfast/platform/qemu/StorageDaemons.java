package dev.holdfast.platform.qemu;

import dev.holdfast.model.InstanceId;
import dev.holdfast.platform.qemu.qmp.QmpClient;
import dev.holdfast.platform.qemu.qmp.QmpTiming;
import dev.holdfast.process.ChildSpec;
import dev.holdfast.process.Supervisor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The storage daemons of this node, one an instance, kept running by the supervisor. */
final class StorageDaemons implements AutoCloseable {
  private static final Duration GREETING = Duration.ofSeconds(2);
  private static final Duration START = Duration.ofSeconds(20);

  /** A clean end stores the bitmaps, which takes its time on a busy disk. */
  private static final Duration STOP = Duration.ofSeconds(30);

  private final Supervisor supervisor;
  private final DaemonSockets sockets;
  private final DaemonCommand command;
  private final QmpTiming timing;
  private final Map<InstanceId, StorageDaemon> daemons = new ConcurrentHashMap<>();

  StorageDaemons(QemuSettings settings, Supervisor supervisor, DaemonSockets sockets) {
    this.supervisor = supervisor;
    this.sockets = sockets;
    this.command = new DaemonCommand(new SiteLayout(settings.home()), sockets);
    this.timing =
        new QmpTiming(GREETING, settings.answerPatience(), QmpTiming.DEFAULT.maxLineBytes());
  }

  /** Adopts or starts the daemon of an instance; returns when it serves its disks. */
  void start(SiteInstance instance) {
    InstanceId id = instance.file().id();
    supervisor.supervise(
        new ChildSpec(
            childName(id),
            command.of(instance),
            Map.of(),
            instance.folder(),
            new NbdReadiness(sockets.nbd(id)),
            () -> {},
            START,
            STOP));
    daemons.put(id, new StorageDaemon(new QmpClient(sockets.qmp(id), timing)));
  }

  Optional<StorageDaemon> find(InstanceId instance) {
    return Optional.ofNullable(daemons.get(instance));
  }

  /** Name of the daemon among the supervised processes. */
  static String childName(InstanceId instance) {
    return "storage-" + instance.value();
  }

  /** Lets go of the daemons, which go on. */
  @Override
  public void close() {
    daemons.values().forEach(StorageDaemon::close);
    daemons.clear();
  }
}
