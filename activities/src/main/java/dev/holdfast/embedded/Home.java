package dev.holdfast.embedded;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a service keeps its state.
 *
 * @param root everything that must survive
 * @param tools programs that can be fetched again and may be shared by several homes
 */
public record Home(Path root, Path tools) {
  public Home {
    root = root.toAbsolutePath().normalize();
    tools = tools.toAbsolutePath().normalize();
  }

  /** Reads {@code HOLDFAST_HOME} (default {@code .holdfast}) and {@code HOLDFAST_TOOLS}. */
  public static Home of(Map<String, String> environment) {
    Path root = Path.of(environment.getOrDefault("HOLDFAST_HOME", ".holdfast"));
    String tools = environment.getOrDefault("HOLDFAST_TOOLS", root.resolve("tools").toString());
    return new Home(root, Path.of(tools));
  }

  /** Process records and sockets. */
  public Path run() {
    return root.resolve("run");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /** What the running service says about itself. */
  public Path stateFile() {
    return run().resolve("state.json");
  }

  /** Locked by the running service. */
  public Path lockFile() {
    return root.resolve("holdfast.lock");
  }
}
