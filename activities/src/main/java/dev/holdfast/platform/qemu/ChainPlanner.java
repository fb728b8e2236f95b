package dev.holdfast.platform.qemu;

import dev.holdfast.model.FullReason;
import dev.holdfast.model.SnapshotId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether the next snapshot copies everything or only what changed. */
final class ChainPlanner {
  private final int chainLimit;

  ChainPlanner(int chainLimit) {
    this.chainLimit = chainLimit;
  }

  /**
   * What is known when a snapshot begins.
   *
   * @param sidecars those of the disk whose data is there, oldest first
   * @param baseDeleted the newest snapshot was deleted since the last one was made
   * @param node the disk as its daemon sees it
   */
  record Situation(List<Sidecar> sidecars, boolean baseDeleted, DiskNode node) {
    Situation {
      sidecars = List.copyOf(sidecars);
    }
  }

  CopyPlan plan(Situation situation) {
    Optional<FullReason> reason = reasonForFull(situation);
    if (reason.isPresent()) {
      return CopyPlan.full(reason.get(), situation.node().bytesToCopyAll());
    }
    SnapshotId parent = situation.sidecars().getLast().id();
    long changed = situation.node().bitmap(parent.value()).map(DiskBitmap::dirtyBytes).orElse(0L);
    return CopyPlan.increment(parent, changed);
  }

  private Optional<FullReason> reasonForFull(Situation situation) {
    if (situation.sidecars().isEmpty()) {
      return Optional.of(FullReason.FIRST);
    }
    Sidecar newest = situation.sidecars().getLast();
    Optional<Integer> length = chainLength(newest, situation.sidecars());
    if (situation.baseDeleted() || length.isEmpty()) {
      return Optional.of(FullReason.PARENT_GONE);
    }
    if (newest.draft().diskBytes() != situation.node().virtualBytes()) {
      return Optional.of(FullReason.RESIZED);
    }
    if (length.get() >= chainLimit) {
      return Optional.of(FullReason.CHAIN_LIMIT);
    }
    Optional<DiskBitmap> bitmap = situation.node().bitmap(newest.id().value());
    if (bitmap.isEmpty()) {
      return Optional.of(FullReason.BITMAP_MISSING);
    }
    return bitmap.get().inconsistent()
        ? Optional.of(FullReason.BITMAP_INCONSISTENT)
        : Optional.empty();
  }

  /** Members from the full one up to this; empty when one of them is not there. */
  private static Optional<Integer> chainLength(Sidecar newest, List<Sidecar> all) {
    Map<SnapshotId, Sidecar> byId = new HashMap<>();
    all.forEach(each -> byId.put(each.id(), each));
    @Nullable Sidecar member = newest;
    for (int length = 1; length <= all.size(); length++) {
      if (member.parent() == null) {
        return Optional.of(length);
      }
      member = byId.get(member.parent());
      if (member == null) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
