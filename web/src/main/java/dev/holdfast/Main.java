package dev.holdfast;

import dev.holdfast.cli.HoldfastCommand;
import dev.holdfast.embedded.Home;
import dev.holdfast.platform.qemu.QemuSettings;
import dev.holdfast.platform.qemu.SnapshotExporter;
import dev.holdfast.runtime.Service;

/** Entry of the program; {@code ./holdfast} calls it. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Home home = Home.of(System.getenv());
    int exitCode =
        HoldfastCommand.create(
                home,
                new Service(home),
                (snapshot, target) ->
                    new SnapshotExporter(QemuSettings.under(home.root())).export(snapshot, target))
            .execute(arguments);
    System.exit(exitCode);
  }
}
