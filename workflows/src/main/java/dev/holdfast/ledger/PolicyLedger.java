package dev.holdfast.ledger;

import dev.holdfast.model.Policy;
import dev.holdfast.model.PolicyId;
import java.util.List;
import java.util.Optional;

/** The policies as they are now. */
public interface PolicyLedger {

  /** The current version of every enabled policy. */
  List<Policy> enabled();

  /** The current version of a policy that is enabled. */
  Optional<Policy> findEnabled(PolicyId policy);
}
