package dev.holdfast.quartz;

import dev.holdfast.ledger.RunLedger;
import dev.holdfast.model.Policy;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.RunKey;
import dev.holdfast.schedule.FirePlanner;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives every nominal time that passed without a run its record. Each node remembers how far it has
 * looked; after a start it looks back again, so that nothing depends on that memory.
 */
final class MissedRuns {
  static final Duration LOOK_BACK = Duration.ofDays(35);
  static final int MOST_PER_PASS = 200;
  static final String REASON =
      "No run was started before the next one was due: the scheduler was down or could not reach"
          + " the database.";
  private final RunLedger runs;
  private final FirePlanner planner;
  private final Map<PolicyId, Instant> lookedAt = new HashMap<>();

  MissedRuns(RunLedger runs, FirePlanner planner) {
    this.runs = runs;
    this.planner = planner;
  }

  /**
   * Records up to {@link #MOST_PER_PASS} nominal times of the policy, oldest first; returns how
   * many were new. The newest one that is due is left alone: it can still run.
   *
   * @param newestKnown the newest nominal time known before this pass proposed anything
   */
  int record(Policy policy, Optional<Instant> newestKnown, Instant now) {
    Optional<Instant> newestDue = planner.newestAtOrBefore(policy.schedule(), now);
    if (newestDue.isEmpty()) {
      return 0;
    }
    Instant before = newestDue.get().minusNanos(1);
    List<Instant> passed =
        planner.between(policy.schedule(), from(policy, newestKnown, now), before, MOST_PER_PASS);
    int recorded = 0;
    for (Instant nominal : passed) {
      if (!runs.isKnown(new RunKey(policy.id(), nominal))
          && runs.recordMissed(policy, nominal, REASON)) {
        recorded++;
      }
      lookedAt.put(policy.id(), nominal);
    }
    return recorded;
  }

  /** The instant after which to look, exclusive. */
  private Instant from(Policy policy, Optional<Instant> newestKnown, Instant now) {
    Instant windowStart = now.minus(LOOK_BACK);
    Instant from =
        lookedAt.computeIfAbsent(
            policy.id(),
            id -> newestKnown.filter(known -> known.isBefore(windowStart)).orElse(windowStart));
    Instant beforeFirst = policy.activeSince().minusNanos(1);
    return from.isBefore(beforeFirst) ? beforeFirst : from;
  }
}
