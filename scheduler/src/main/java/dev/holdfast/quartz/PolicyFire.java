package dev.holdfast.quartz;

import dev.holdfast.ledger.WorkStarter.WorkflowEngineUnavailable;
import dev.holdfast.model.Policy;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.RunKey;
import dev.holdfast.schedule.FirePlanner;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a wake-up of a policy does: the newest nominal time that is due is proposed, and started by
 * whoever proposed it first. Waking twice, late or for nothing is harmless.
 */
public final class PolicyFire {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyFire.class);
  private final SchedulerPorts ports;
  private final FirePlanner planner;
  private final InstantSource clock;

  public PolicyFire(SchedulerPorts ports, FirePlanner planner, InstantSource clock) {
    this.ports = ports;
    this.planner = planner;
    this.clock = clock;
  }

  /**
   * Fires the policy, if it is enabled.
   *
   * @param scheduled when Quartz meant to wake; it may wake some milliseconds early, and then the
   *     clock alone would name the time before
   */
  public Fired fire(PolicyId id, Instant scheduled) {
    Instant now = clock.instant();
    return ports
        .policies()
        .findEnabled(id)
        .map(policy -> fireNewest(policy, scheduled.isAfter(now) ? scheduled : now))
        .orElse(Fired.NOT_ENABLED);
  }

  Fired fireNow(Policy policy) {
    return fireNewest(policy, clock.instant());
  }

  private Fired fireNewest(Policy policy, Instant now) {
    Optional<Instant> due =
        planner
            .newestAtOrBefore(policy.schedule(), now)
            .filter(nominal -> !nominal.isBefore(policy.activeSince()));
    if (due.isEmpty()) {
      return Fired.NOTHING_DUE;
    }
    RunKey run = new RunKey(policy.id(), due.get());
    if (ports.runs().isKnown(run) || !ports.runs().propose(policy, due.get())) {
      return Fired.KNOWN;
    }
    start(run);
    return Fired.PROPOSED;
  }

  private void start(RunKey run) {
    try {
      ports.starter().startPolicyRun(run);
    } catch (WorkflowEngineUnavailable unavailable) {
      LOG.warn("Run {} is due but not started; the reconciler will start it", run, unavailable);
    }
  }

  /** What came of a wake-up. */
  public enum Fired {
    /** No such policy, or it is paused. */
    NOT_ENABLED,
    /** Its first nominal time has not come. */
    NOTHING_DUE,
    /** The newest nominal time has its run already. */
    KNOWN,
    /** A new run. */
    PROPOSED
  }
}
