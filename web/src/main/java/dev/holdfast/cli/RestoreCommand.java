package dev.holdfast.cli;

import dev.holdfast.model.SnapshotId;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a snapshot's bytes to a file, with or without a running service. */
@Command(name = "restore", description = "Writes the disk as it was at a snapshot to a new file.")
final class RestoreCommand implements Callable<Integer> {
  private final SnapshotRestore restore;

  @Parameters(paramLabel = "<snapshot-id>")
  private String snapshot = "";

  @Parameters(paramLabel = "<file>", description = "A raw disk image; must not exist yet.")
  private Path file = Path.of("");

  @Spec private CommandSpec spec;

  RestoreCommand(SnapshotRestore restore) {
    this.restore = restore;
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    SnapshotId id =
        SnapshotId.parse(snapshot)
            .orElseThrow(() ->
                new ParameterException(
                    spec.commandLine(), "'" + snapshot + "' is not a snapshot id"));
    Path target = file.toAbsolutePath();
    restore.restore(id, target);
    spec.commandLine().getOut().printf("%s restored to %s%n", id.value(), target);
    return 0;
  }
}
