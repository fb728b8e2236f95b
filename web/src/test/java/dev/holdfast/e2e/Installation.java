package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.embedded.Home;
import dev.holdfast.process.ProcessRecord;
import dev.holdfast.process.ProcessRecords;
import dev.holdfast.runtime.HomeLock;
import dev.holdfast.testing.TestTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A home of its own, and the packaged program that runs on it; logs stay under target/e2e. */
final class Installation implements AutoCloseable {
  private static final List<String> SERVICE_FLAGS =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
  private static final List<String> CLI_FLAGS =
      List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static final List<String> COMMON_FLAGS =
      List.of(
          "-Duser.timezone=UTC",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private static final Duration STOP_TIMEOUT = Duration.ofMinutes(2);

  private final Home home;
  private final Path logs;
  private final Map<String, String> environment;

  /**
   * @param name of the logs
   * @param settings environment variables beside those that every installation here has
   */
  Installation(String name, Map<String, String> settings) throws IOException {
    home = new Home(Files.createTempDirectory("holdfast-"), TestTools.folder());
    logs = Files.createDirectories(Path.of("target/e2e/" + name));
    Files.deleteIfExists(logs.resolve("holdfast.log"));
    environment = new HashMap<>(settings);
    environment.put("HOLDFAST_HOME", home.root().toString());
    environment.put("HOLDFAST_TOOLS", home.tools().toString());
    environment.put("HOLDFAST_HTTP_PORT", "0");
    environment.put("HOLDFAST_STORAGE_GENTLE_MIB_PER_SECOND", "12");
  }

  Home home() {
    return home;
  }

  /** Starts the program and waits until all of it is healthy. */
  RunningProgram start() throws IOException {
    Process process =
        java(SERVICE_FLAGS, List.of("serve"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(logs.resolve("holdfast.log").toFile()))
            .start();
    return RunningProgram.awaitHealthy(this, process);
  }

  /** Runs a command of the command line, which must succeed, and returns what it said. */
  String command(String... arguments) throws IOException {
    Process process = java(CLI_FLAGS, Arrays.asList(arguments)).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.onExit().join().exitValue();
    assertThat(code).as("%s: %s", Arrays.toString(arguments), said).isZero();
    return said;
  }

  private ProcessBuilder java(List<String> flags, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(COMMON_FLAGS);
    command.addAll(List.of("-cp", Path.of("target/app").toAbsolutePath() + "/*"));
    command.add("dev.holdfast.Main");
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.environment().putAll(environment);
    return builder;
  }

  /** Servers and daemons on record, dead or alive; without the program itself. */
  List<ProcessRecord> children() {
    return new ProcessRecords(home.run())
        .list().stream().filter(each -> !each.name().equals(HomeLock.PROCESS)).toList();
  }

  /** SIGKILL, to a child alone. */
  void kill(ProcessRecord child) {
    ProcessHandle process = ProcessHandle.of(child.pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  ProcessRecord child(String prefix) {
    return children().stream()
        .filter(each -> each.name().startsWith(prefix))
        .findFirst()
        .orElseThrow();
  }

  /** Command lines of all processes that have to do with this home. */
  List<String> processes() {
    return ProcessHandle.allProcesses()
        .flatMap(each -> each.info().commandLine().stream())
        .filter(line -> line.contains(home.root().toString()))
        .toList();
  }

  /** Ends what still runs, keeps the logs, and removes the rest. */
  @Override
  public void close() throws IOException {
    HomeLock.holder(home).ifPresent(service -> service.terminate(STOP_TIMEOUT));
    children().reversed().forEach(each -> each.identity().terminate(each.stopTimeout()));
    keepLogs();
    remove(home.root());
  }

  private void keepLogs() throws IOException {
    if (!Files.isDirectory(home.logs())) {
      return;
    }
    try (Stream<Path> files = Files.list(home.logs())) {
      for (Path file : files.toList()) {
        Files.move(file, logs.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      entries.sorted(Comparator.reverseOrder()).forEach(Installation::delete);
    }
  }

  private static void delete(Path entry) {
    try {
      Files.delete(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
