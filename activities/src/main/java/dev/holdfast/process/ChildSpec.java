package dev.holdfast.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What to run and how to know that it works.
 *
 * @param name names the record and the log, so lower-case letters, digits and dashes only
 * @param environment added to the environment of this process
 * @param directory working directory, made when it is not there
 * @param beforeStart runs before every start, restarts included, and never before an adoption
 * @param startTimeout from start to ready
 * @param stopTimeout from SIGTERM to SIGKILL
 */
public record ChildSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path directory,
    Readiness readiness,
    Runnable beforeStart,
    Duration startTimeout,
    Duration stopTimeout) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

  public ChildSpec {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a process name: " + name);
    }
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a process needs a command");
    }
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
