package dev.holdfast.ledger;

import dev.holdfast.model.Policy;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.RunKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Which nominal times of which policy are known. The run row decides: there is at most one for a
 * nominal time.
 */
public interface RunLedger {

  /**
   * Records that a nominal time is due. Returns false when it is known already, whatever became of
   * it.
   */
  boolean propose(Policy policy, Instant nominal);

  /**
   * Records that a nominal time passed while nothing could run. Returns false when it is known
   * already.
   */
  boolean recordMissed(Policy policy, Instant nominal, String reason);

  boolean isKnown(RunKey run);

  /** The newest nominal time that is known. */
  Optional<Instant> newest(PolicyId policy);
}
