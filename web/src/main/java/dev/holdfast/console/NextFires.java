package dev.holdfast.console;

import dev.holdfast.model.PolicyId;
import java.time.Instant;
import java.util.Optional;

/** Tells when policies fire next. */
@FunctionalInterface
public interface NextFires {

  /** Empty when it does not fire again. */
  Optional<Instant> nextFire(PolicyId policy);
}
