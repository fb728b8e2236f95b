package dev.holdfast.process;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** One process for ever: a pid alone is used again, and so are start times after a reboot. */
public record ProcessIdentity(long pid, long startTicks, String bootId) {
  private static final String THIS_BOOT = ProcStat.bootId();
  private static final Duration KILL_TAKES_AT_MOST = Duration.ofSeconds(10);

  /** The process that has this pid now; empty when there is none. */
  public static Optional<ProcessIdentity> of(long pid) {
    return ProcStat.read(pid)
        .filter(stat -> !stat.hasEnded())
        .map(stat -> new ProcessIdentity(pid, stat.startTicks(), THIS_BOOT));
  }

  /** Whether this very process still runs; false when its pid belongs to another one. */
  public boolean isAlive() {
    return of(pid).filter(this::equals).isPresent();
  }

  /** Sends SIGTERM and returns whether the process ended in this time; never kills it. */
  public boolean askToEnd(Duration grace) {
    signal(ProcessHandle::destroy);
    return Poll.until(grace, () -> !isAlive());
  }

  /**
   * Asks it to end and kills it when it has not done so after the grace time. Does nothing when it
   * has ended already.
   *
   * @return whether it is gone
   */
  public boolean terminate(Duration grace) {
    if (askToEnd(grace)) {
      return true;
    }
    signal(ProcessHandle::destroyForcibly);
    return Poll.until(KILL_TAKES_AT_MOST, () -> !isAlive());
  }

  /** The handle is taken before the check, and checks the start time once more itself. */
  private void signal(Consumer<ProcessHandle> action) {
    ProcessHandle.of(pid).filter(handle -> isAlive()).ifPresent(action);
  }
}
