package dev.holdfast.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the service until it is asked to stop. */
@Command(name = "serve", description = "Runs the service in the foreground.")
final class ServeCommand implements Callable<Integer> {
  private final Runnable service;

  ServeCommand(Runnable service) {
    this.service = service;
  }

  @Override
  public Integer call() {
    service.run();
    return 0;
  }
}
