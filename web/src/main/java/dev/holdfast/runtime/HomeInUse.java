package dev.holdfast.runtime;

import dev.holdfast.embedded.Home;
import dev.holdfast.process.ProcessIdentity;
import java.util.Optional;

/** Another service runs in this home already. */
public final class HomeInUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HomeInUse(Home home, Optional<ProcessIdentity> holder) {
    super(
        "%s is in use by %s. See it with './holdfast status', stop it with './holdfast down', or set HOLDFAST_HOME."
            .formatted(
                home.root(),
                holder.map(each -> "the process " + each.pid()).orElse("another process")));
  }
}
