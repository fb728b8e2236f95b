package dev.holdfast.snapshot;

import dev.holdfast.model.DiskStatus;
import dev.holdfast.model.InstanceStatus;
import dev.holdfast.model.SnapshotType;
import java.util.Set;

/**
 * What a disk must be like for a snapshot of it to be accepted. Data, because the rule moved
 * between versions of the public guides (G1, G2); the platform's refusal is the last word.
 *
 * @param manualQuota snapshots that people may keep of one disk
 * @param automaticQuota snapshots that policies may keep of one disk
 */
public record AcceptanceRules(
    Set<DiskStatus> diskStates,
    Set<InstanceStatus> instanceStates,
    int manualQuota,
    int automaticQuota) {

  public static final AcceptanceRules DEFAULT =
      new AcceptanceRules(
          Set.of(DiskStatus.IN_USE, DiskStatus.AVAILABLE),
          Set.of(InstanceStatus.RUNNING, InstanceStatus.STOPPED),
          256,
          1_000);

  int quota(SnapshotType type) {
    return switch (type) {
      case USER -> manualQuota;
      case AUTO -> automaticQuota;
    };
  }
}
