package dev.holdfast.policyrun;

import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.Pace;
import dev.holdfast.model.Policy;
import dev.holdfast.model.RequestKey;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.Sha256;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotType;
import dev.holdfast.snapshot.SnapshotWish;
import dev.holdfast.workflow.Names;
import java.util.Map;

/** What a policy wants of a disk at one nominal time. */
final class PolicyWishes {
  private static final int FIRST_ATTEMPT = 1;

  private PolicyWishes() {}

  static SnapshotWish of(Policy policy, RunKey run, DiskId disk) {
    RequestKey key =
        RequestKey.ofPolicy(
            run.policy(), run.nominal(), disk, SnapshotCategory.STANDARD, FIRST_ATTEMPT);
    SnapshotRow.Label label =
        new SnapshotRow.Label(
            "auto_" + Names.instant(run.nominal()) + "_" + run.policy(),
            null,
            policy.retention().days(),
            Map.of());
    return new SnapshotWish(
        key,
        Sha256.hex(key.text()),
        disk,
        SnapshotCategory.STANDARD,
        SnapshotType.AUTO,
        label,
        Pace.GENTLE,
        run);
  }
}
