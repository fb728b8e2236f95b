package dev.holdfast.cli;

import dev.holdfast.embedded.Home;
import dev.holdfast.process.ProcessIdentity;
import dev.holdfast.process.ProcessRecord;
import dev.holdfast.process.ProcessRecords;
import dev.holdfast.runtime.HomeLock;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the service, and the children that a killed one left behind. */
@Command(name = "down", description = "Stops the service and all its processes, in order.")
final class DownCommand implements Callable<Integer> {
  private static final Duration LONGEST_STOP = Duration.ofMinutes(3);

  private final Home home;

  @Spec private CommandSpec spec;

  DownCommand(Home home) {
    this.home = home;
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Optional<ProcessIdentity> service = HomeLock.holder(home);
    if (service.isPresent()) {
      out.printf("stopping holdfast (pid %d)%n", service.get().pid());
      out.flush();
      if (!service.get().askToEnd(LONGEST_STOP)) {
        throw new IllegalStateException(
            "It has not ended within %d s and was not killed; its log is in %s."
                .formatted(LONGEST_STOP.toSeconds(), home.logs()));
      }
    }
    boolean orphans = stopOrphans(out);
    out.println(service.isPresent() || orphans ? "Holdfast is down." : "Holdfast is not running.");
    return 0;
  }

  /** Under the lock, so that a service which is just coming up keeps its children. */
  private boolean stopOrphans(PrintWriter out) {
    HomeLock lock =
        HomeLock.tryTake(home)
            .orElseThrow(() -> new IllegalStateException("Another service is coming up already."));
    try (lock) {
      ProcessRecords records = new ProcessRecords(home.run());
      List<ProcessRecord> known = records.list().reversed();
      List<ProcessRecord> alive = known.stream().filter(each -> each.identity().isAlive()).toList();
      for (ProcessRecord record : alive) {
        out.printf("stopping %s (pid %d), left behind%n", record.name(), record.pid());
        out.flush();
        record.identity().terminate(record.stopTimeout());
      }
      known.forEach(record -> records.remove(record.name()));
      return !alive.isEmpty();
    }
  }
}
