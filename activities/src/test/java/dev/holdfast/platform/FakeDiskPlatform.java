package dev.holdfast.platform;

import dev.holdfast.model.Disk;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.Instance;
import dev.holdfast.model.PlatformToken;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.platform.FakeSnapshot.Phase;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A platform in memory, driven by hand: snapshots stay running until told otherwise, and any call
 * can be made to fail, before or after it took effect.
 */
public final class FakeDiskPlatform implements DiskPlatform {

  /** The calls of the port, to name the one that shall fail. */
  public enum Call {
    INVENTORY,
    START,
    OBSERVE,
    CANCEL,
    FIND,
    DELETE
  }

  /** An error that a call will throw; {@code afterEffect} = done but reported as an error. */
  private record Fault(PlatformError error, boolean afterEffect) {}

  private static final int CHAIN_LIMIT = 25;

  private final InstantSource clock;
  private final Map<DiskId, Disk> disks = new LinkedHashMap<>();
  private final List<Instance> instances = new ArrayList<>();
  private final Map<SnapshotId, FakeSnapshot> snapshots = new LinkedHashMap<>();
  private final Set<SnapshotId> givenUp = new HashSet<>();
  private final Map<Call, Deque<Fault>> faults = new EnumMap<>(Call.class);
  private final List<String> calls = new ArrayList<>();
  private boolean finishesAtOnce;

  public FakeDiskPlatform(InstantSource clock) {
    this.clock = clock;
  }

  public synchronized void add(Instance instance) {
    instances.add(instance);
  }

  public synchronized void add(Disk disk) {
    disks.put(disk.id(), disk);
  }

  /** Takes the disk away with the snapshots in progress and its flash ones, as a release does. */
  public synchronized void release(DiskId disk) {
    disks.remove(disk);
    snapshots.values().removeIf(each -> each.of(disk) && each.diesWithDisk());
  }

  /** From now on a standard snapshot is done when it is first observed. */
  public synchronized void finishAtOnce() {
    finishesAtOnce = true;
  }

  public synchronized void progress(SnapshotId id, long doneBytes, long totalBytes) {
    running(id).progress(doneBytes, totalBytes);
  }

  public synchronized void finish(SnapshotId id) {
    running(id).finish(clock.instant());
  }

  public synchronized void lose(SnapshotId id, FailureType type, String message) {
    running(id).lose(type, message);
  }

  /** The snapshot is gone, and nobody can tell why. */
  public synchronized void forget(SnapshotId id) {
    snapshots.remove(id);
  }

  /** The next call of that kind throws and has no effect. May be queued several times. */
  public synchronized void failNext(Call call, PlatformError error) {
    queue(call, new Fault(error, false));
  }

  /** The next call of that kind takes effect and throws nevertheless. */
  public synchronized void failNextAfterEffect(Call call, PlatformError error) {
    queue(call, new Fault(error, true));
  }

  /** What was called, in order: {@code START s-1}. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Ids of all snapshots that exist or are being made. */
  public synchronized List<SnapshotId> snapshots() {
    return List.copyOf(snapshots.keySet());
  }

  @Override
  public synchronized Inventory inventory() {
    Optional<PlatformError> late = enter(Call.INVENTORY, "");
    return leave(late, new Inventory(instances, List.copyOf(disks.values())));
  }

  @Override
  public synchronized SnapshotStatus start(SnapshotOrder order) {
    Optional<PlatformError> late = enter(Call.START, order.snapshot().value());
    if (givenUp.contains(order.snapshot())) {
      throw PlatformError.refused(
          FailureType.DISAPPEARED, "Operation.Conflict", "It was given up before.");
    }
    FakeSnapshot existing = known(order).orElse(null);
    if (existing == null || existing.phase() instanceof Phase.Lost) {
      existing = begin(order);
    }
    return leave(late, existing.status(clock.instant()));
  }

  @Override
  public synchronized SnapshotStatus observe(SnapshotOrder order) {
    Optional<PlatformError> late = enter(Call.OBSERVE, order.snapshot().value());
    FakeSnapshot found = known(order).orElse(null);
    if (found == null) {
      return leave(late, new SnapshotStatus.Absent(disks.containsKey(order.disk())));
    }
    if (finishesAtOnce && found.phase() instanceof Phase.Running) {
      found.finish(clock.instant());
    }
    if (found.phase() instanceof Phase.Lost) {
      snapshots.remove(found.id());
    }
    return leave(late, found.status(clock.instant()));
  }

  @Override
  public synchronized SnapshotStatus cancel(SnapshotOrder order) {
    Optional<PlatformError> late = enter(Call.CANCEL, order.snapshot().value());
    givenUp.add(order.snapshot());
    FakeSnapshot found = known(order).orElse(null);
    if (found != null && found.phase() instanceof Phase.Done) {
      return leave(late, found.status(clock.instant()));
    }
    if (found != null) {
      snapshots.remove(found.id());
    }
    return leave(late, new SnapshotStatus.Absent(disks.containsKey(order.disk())));
  }

  @Override
  public synchronized Optional<SnapshotId> find(DiskId disk, PlatformToken token) {
    Optional<PlatformError> late = enter(Call.FIND, token.value());
    return leave(late, withToken(disk, token).map(FakeSnapshot::id));
  }

  @Override
  public synchronized void delete(DiskId disk, SnapshotId id, SnapshotCategory category) {
    Optional<PlatformError> late = enter(Call.DELETE, id.value());
    if (snapshots.values().stream().anyMatch(each -> each.buildsOn(id))) {
      throw PlatformError.refused(
          FailureType.WRONG_STATE,
          "InvalidOperation.SnapshotIsParent",
          "Another snapshot builds on " + id + ".");
    }
    snapshots.remove(id);
    leave(late, id);
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(true, CHAIN_LIMIT);
  }

  private FakeSnapshot begin(SnapshotOrder order) {
    Disk disk = disks.get(order.disk());
    if (disk == null) {
      throw PlatformError.refused(
          FailureType.DISK_GONE, "InvalidDiskId.NotFound", "There is no disk " + order.disk());
    }
    if (order.category() == SnapshotCategory.FLASH && !disk.canHoldFlash()) {
      throw PlatformError.refused(
          FailureType.NOT_SUPPORTED,
          "DiskCategory.OperationNotSupported",
          "Flash snapshots need an unencrypted ESSD disk.");
    }
    if (snapshots.values().stream().anyMatch(each -> each.of(disk.id()) && each.isRunning())) {
      throw PlatformError.refused(
          FailureType.WRONG_STATE,
          "IncorrectDiskStatus.CreatingSnapshot",
          "Another snapshot of disk " + disk.id() + " is being made.");
    }
    FakeSnapshot begun = new FakeSnapshot(order, disk.sizeBytes(), parentFor(order), clock);
    snapshots.put(order.snapshot(), begun);
    return begun;
  }

  private @Nullable SnapshotId parentFor(SnapshotOrder order) {
    return snapshots.values().stream()
        .filter(each -> each.of(order.disk()) && each.isRestorePoint())
        .map(FakeSnapshot::id)
        .reduce((older, newer) -> newer)
        .orElse(null);
  }

  /** The same wish may have been begun under another id. */
  private Optional<FakeSnapshot> known(SnapshotOrder order) {
    return Optional.ofNullable(snapshots.get(order.snapshot()))
        .or(() -> withToken(order.disk(), order.token()));
  }

  private Optional<FakeSnapshot> withToken(DiskId disk, PlatformToken token) {
    return snapshots.values().stream()
        .filter(each -> each.of(disk) && each.token().equals(token) && !each.isLost())
        .findFirst();
  }

  private FakeSnapshot running(SnapshotId id) {
    FakeSnapshot found = snapshots.get(id);
    if (found == null || !found.isRunning()) {
      throw new IllegalStateException(id + " is not being made");
    }
    return found;
  }

  private void queue(Call call, Fault fault) {
    faults.computeIfAbsent(call, _ -> new ArrayDeque<>()).add(fault);
  }

  private Optional<PlatformError> enter(Call call, String subject) {
    calls.add((call + " " + subject).strip());
    Deque<Fault> queued = faults.getOrDefault(call, new ArrayDeque<>());
    Fault fault = queued.poll();
    if (fault == null) {
      return Optional.empty();
    }
    if (!fault.afterEffect()) {
      throw fault.error();
    }
    return Optional.of(fault.error());
  }

  private static <T> T leave(Optional<PlatformError> late, T answer) {
    if (late.isPresent()) {
      throw late.get();
    }
    return answer;
  }
}
