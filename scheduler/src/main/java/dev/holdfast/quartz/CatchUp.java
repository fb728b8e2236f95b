package dev.holdfast.quartz;

import dev.holdfast.model.Policy;
import dev.holdfast.quartz.PolicyFire.Fired;
import dev.holdfast.schedule.FirePlanner;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what was due with the runs that are known: what can still run is proposed and started,
 * what cannot is recorded as missed.
 */
public final class CatchUp {
  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
  private final SchedulerPorts ports;
  private final PolicyFire fire;
  private final MissedRuns missed;
  private final InstantSource clock;

  public CatchUp(SchedulerPorts ports, PolicyFire fire, FirePlanner planner, InstantSource clock) {
    this.ports = ports;
    this.fire = fire;
    this.missed = new MissedRuns(ports.runs(), planner);
    this.clock = clock;
  }

  /** Looks at every enabled policy once; a policy that fails does not stop the others. */
  public synchronized CaughtUp pass() {
    CaughtUp total = new CaughtUp(0, 0, 0);
    for (Policy policy : ports.policies().enabled()) {
      try {
        total = total.plus(catchUp(policy));
      } catch (RuntimeException e) {
        LOG.error("Policy {} could not be caught up", policy.id(), e);
        total = total.plus(new CaughtUp(0, 0, 1));
      }
    }
    return total;
  }

  private CaughtUp catchUp(Policy policy) {
    Optional<Instant> newestKnown = ports.runs().newest(policy.id());
    boolean proposed = fire.fireNow(policy) == Fired.PROPOSED;
    int passed = missed.record(policy, newestKnown, clock.instant());
    return new CaughtUp(proposed ? 1 : 0, passed, 0);
  }

  /** What a pass found. */
  public record CaughtUp(int proposed, int missed, int failures) {
    CaughtUp plus(CaughtUp other) {
      return new CaughtUp(
          proposed + other.proposed, missed + other.missed, failures + other.failures);
    }
  }
}
