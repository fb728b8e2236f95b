package dev.holdfast.cli;

import dev.holdfast.cli.ServiceStatus.ProcessStatus;
import dev.holdfast.embedded.Home;
import dev.holdfast.process.ProcessRecords;
import dev.holdfast.runtime.HomeLock;
import dev.holdfast.runtime.RuntimeState;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells where the service is and whether all of it is healthy. */
@Command(
    name = "status",
    description = "Addresses, processes and health; exit code 0 only when all is healthy.")
final class StatusCommand implements Callable<Integer> {
  static final int UNHEALTHY = 3;

  private final Home home;
  private final HealthProbe probe;

  @Option(names = "--json", description = "One JSON object for machines.")
  private boolean json;

  @Spec private CommandSpec spec;

  StatusCommand(Home home, HealthProbe probe) {
    this.home = home;
    this.probe = probe;
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    boolean running = HomeLock.holder(home).isPresent();
    Optional<RuntimeState> state = running ? RuntimeState.read(home) : Optional.empty();
    List<ProcessStatus> processes =
        new ProcessRecords(home.run()).list().stream().map(ProcessStatus::of).toList();
    boolean healthy =
        state.filter(known -> probe.isHealthy(known.ecs())).isPresent()
            && processes.stream().allMatch(ProcessStatus::alive);
    ServiceStatus status = ServiceStatus.of(state, processes, healthy);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(status.toJson());
    } else {
      print(out, running, state, status);
    }
    return healthy ? 0 : UNHEALTHY;
  }

  private static void print(
      PrintWriter out, boolean running, Optional<RuntimeState> state, ServiceStatus status) {
    if (status.healthy()) {
      state.ifPresent(known -> out.print(known.banner()));
    } else if (state.isPresent()) {
      out.println("Holdfast runs, but is not healthy.");
    } else {
      out.println(running ? "Holdfast is starting." : "Holdfast is not running.");
    }
    for (ProcessStatus process : status.processes()) {
      String life = process.alive() ? "runs" : "is dead";
      out.printf("  %-20s pid %-8d %s%n", process.name(), process.pid(), life);
    }
  }
}
