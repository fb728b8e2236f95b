package dev.holdfast.activity;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.RunState;
import dev.holdfast.model.SnapshotId;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** What a policy run does in the catalog; any worker can. */
@ActivityInterface
public interface PolicyRunActivities {

  /**
   * Marks the run as running and resolves the disks of the policy version that it belongs to.
   * Idempotent.
   */
  @ActivityMethod(name = "OpenPolicyRun")
  RunPlan open(RunKey run);

  /**
   * Records the wish for a snapshot of each disk, or why there is none. Idempotent: a wish recorded
   * before is returned again.
   */
  @ActivityMethod(name = "AcceptPolicySnapshots")
  List<Wanted> accept(Window window);

  /** What retention lets go now of the run's disks; records why others that are overdue stay. */
  @ActivityMethod(name = "PlanRetention")
  RetentionPlan planRetention(RunKey run);

  /**
   * Writes the terminal record of the run from what the catalog says of its snapshots. Idempotent.
   */
  @ActivityMethod(name = "ClosePolicyRun")
  RunRecord close(RunKey run);

  /**
   * What a run has to do.
   *
   * @param policyName for people
   * @param settled the run has already come to its end; nothing is to be done
   */
  record RunPlan(String policyName, List<DiskId> disks, boolean settled) {}

  /** Some disks of a run that are taken together. */
  record Window(RunKey run, List<DiskId> disks) {}

  /**
   * A snapshot that the run wants.
   *
   * @param summary what it is called in the workflow engine
   */
  record Wanted(SnapshotId snapshot, DiskId disk, String summary) {}

  /** Snapshots that may go, in the order in which they must go. */
  record RetentionPlan(List<DeletionOrder> orders) {}

  /** Terminal record of a run; always with a reason. */
  record RunRecord(RunState state, int accomplished, int failed, int skipped, String reason) {}
}
