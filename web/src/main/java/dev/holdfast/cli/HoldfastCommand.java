package dev.holdfast.cli;

import dev.holdfast.embedded.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line: failures are one line on standard error, details go to the log. */
@Command(
    name = "holdfast",
    description = "Scheduled, durable snapshots of disks.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class HoldfastCommand {
  private static final Logger log = LoggerFactory.getLogger(HoldfastCommand.class);

  private HoldfastCommand() {}

  /**
   * The command line of one home.
   *
   * @param service runs the service until it ends
   */
  public static CommandLine create(Home home, Runnable service, SnapshotRestore restore) {
    return new CommandLine(new HoldfastCommand())
        .addSubcommand(new ServeCommand(service))
        .addSubcommand(new StatusCommand(home, HealthProbe.overHttp()))
        .addSubcommand(new DownCommand(home))
        .addSubcommand(new RestoreCommand(restore))
        .setExecutionExceptionHandler(HoldfastCommand::explain);
  }

  private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
    log.debug("{} failed", command.getCommandName(), failure);
    String message = failure.getMessage();
    command.getErr().println("holdfast: " + (message == null ? failure.toString() : message));
    return CommandLine.ExitCode.SOFTWARE;
  }
}
