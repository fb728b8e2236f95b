package dev.holdfast.workflow;

import dev.holdfast.activity.Preflight;
import dev.holdfast.activity.SnapshotActivities;
import dev.holdfast.activity.SnapshotActivities.Settlement;
import dev.holdfast.activity.SnapshotActivities.UnresolvedNote;
import dev.holdfast.activity.StartResult;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.model.SnapshotState;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Optional;

/** Preflight, start, await, settle. */
public final class SnapshotWorkflowImpl implements SnapshotWorkflow {
  private final SnapshotActivities catalog = ActivityStubs.snapshots();

  @Override
  public SnapshotState run(SnapshotId snapshot) {
    return switch (Detached.call(() -> catalog.preflight(snapshot))) {
      case Preflight.Settled settled -> settled.state();
      case Preflight.Refused refused ->
          settle(
              snapshot,
              new SnapshotOutcome.Failed(refused.type(), refused.message(), refused.hint()));
      case Preflight.Cleared cleared -> settle(snapshot, carry(cleared));
    };
  }

  private SnapshotOutcome carry(Preflight.Cleared cleared) {
    SnapshotOrder order = cleared.order();
    if (cleared.cancelled()) {
      return giveUp(order);
    }
    try {
      phase("asking the platform for a snapshot of disk " + cleared.diskName());
      return make(order);
    } catch (CanceledFailure e) {
      return giveUp(order);
    } catch (ActivityFailure e) {
      if (e.getCause() instanceof CanceledFailure) {
        return giveUp(order);
      }
      throw unresolved(order, e);
    }
  }

  private SnapshotOutcome make(SnapshotOrder order) {
    Duration heartbeatTimeout = ActivityStubs.DEFAULT_HEARTBEAT;
    try {
      switch (ActivityStubs.starts(order.node()).start(order)) {
        case StartResult.Ended ended -> {
          return ended.outcome();
        }
        case StartResult.Running running -> heartbeatTimeout = running.heartbeatTimeout();
      }
    } catch (ActivityFailure e) {
      if (e.getCause() instanceof CanceledFailure) {
        throw e;
      }
      Optional<SnapshotOutcome.Failed> refusal = Failures.refusal(e);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      catalog.markUnresolved(new UnresolvedNote(order.snapshot(), Failures.sentence(e)));
    }
    phase("copying; progress is in the heartbeat of the pending activity");
    return ActivityStubs.awaits(order.node(), heartbeatTimeout).await(order);
  }

  private SnapshotOutcome giveUp(SnapshotOrder order) {
    phase("giving up, as asked");
    return Detached.call(() -> ActivityStubs.cancels(order.node()).cancel(order));
  }

  /**
   * The row stays unfinished, and this run fails, so that the reconciler may start the same id
   * again.
   */
  private ApplicationFailure unresolved(SnapshotOrder order, ActivityFailure cause) {
    String reason = Failures.sentence(cause);
    Detached.call(() -> {
      catalog.markUnresolved(new UnresolvedNote(order.snapshot(), reason));
      return reason;
    });
    return ApplicationFailure.newNonRetryableFailure(reason, FailureType.UNRESOLVED.name());
  }

  private SnapshotState settle(SnapshotId snapshot, SnapshotOutcome outcome) {
    SnapshotState state = Detached.call(() -> catalog.settle(new Settlement(snapshot, outcome)));
    Workflow.upsertTypedSearchAttributes(Names.OUTCOME.valueSet(state.name()));
    phase(Outcomes.sentence(outcome));
    return state;
  }

  private static void phase(String words) {
    Workflow.setCurrentDetails(words);
  }
}
