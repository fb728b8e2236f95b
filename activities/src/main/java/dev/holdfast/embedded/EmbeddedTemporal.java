package dev.holdfast.embedded;

import dev.holdfast.process.ChildSpec;
import dev.holdfast.process.Supervisor;
import io.temporal.api.enums.v1.IndexedValueType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Temporal's development server with its web interface, on a file, run as a child process. */
public final class EmbeddedTemporal {
  /** Name of the child process. */
  public static final String PROCESS = "temporal";

  private static final String NAMESPACE = "default";
  private static final int PREFERRED_PORT = 7481;
  private static final int PREFERRED_UI_PORT = 7482;
  private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final Home home;
  private final Supervisor supervisor;
  private final Ports ports;

  public EmbeddedTemporal(Home home, Supervisor supervisor, Ports ports) {
    this.home = home;
    this.supervisor = supervisor;
    this.ports = ports;
  }

  /**
   * Starts or adopts the server and prepares its namespace.
   *
   * @param searchAttributes those that must be there, added when they are not
   */
  public TemporalSettings start(Map<String, IndexedValueType> searchAttributes) {
    boolean running = supervisor.isRunning(PROCESS);
    int port = ports.choose(PROCESS, PREFERRED_PORT, running);
    int uiPort = ports.choose("temporal-ui", PREFERRED_UI_PORT, running);
    Path folder = home.root().resolve("temporal");
    supervisor.supervise(
        new ChildSpec(
            PROCESS,
            command(port, uiPort, folder),
            Map.of(),
            folder,
            () -> TemporalProbe.answers(port, NAMESPACE),
            () -> {},
            START_TIMEOUT,
            STOP_TIMEOUT));
    TemporalProbe.with(
        port, stubs -> new TemporalNamespace(stubs, NAMESPACE).prepare(searchAttributes));
    return new TemporalSettings("127.0.0.1:" + port, NAMESPACE, "http://127.0.0.1:" + uiPort);
  }

  private List<String> command(int port, int uiPort, Path folder) {
    Path temporal =
        Tool.find("temporal", home.tools())
            .orElseThrow(() ->
                new IllegalStateException(
                    "The program 'temporal' is neither on PATH nor in %s; ./holdfast up installs it."
                        .formatted(home.tools())));
    return List.of(
        temporal.toString(),
        "server",
        "start-dev",
        "--ip=127.0.0.1",
        "--port=" + port,
        "--ui-port=" + uiPort,
        "--namespace=" + NAMESPACE,
        "--db-filename=" + folder.resolve("temporal.db"),
        "--sqlite-pragma=journal_mode=WAL",
        "--sqlite-pragma=synchronous=NORMAL",
        "--dynamic-config-value=history.transferProcessorMaxPollRPS=1000",
        "--log-level=warn",
        "--log-format=json");
  }
}
