package dev.holdfast.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and adopts the process of one specification. */
final class ChildLauncher {
  private static final Logger log = LoggerFactory.getLogger(ChildLauncher.class);

  /**
   * The program runs only after its record is written: until the word comes it is a shell that
   * waits, and it ends by itself when the writer of the record dies.
   */
  private static final List<String> WAIT_FOR_RECORD =
      List.of("setsid", "sh", "-c", "read -r go && exec \"$@\" </dev/null", "sh");

  private final ChildSpec spec;
  private final ProcessRecords records;
  private final ChildLog output;
  private final BooleanSupplier abandoned;

  /**
   * @param abandoned ends the wait for readiness early, without a verdict
   */
  ChildLauncher(
      ChildSpec spec, ProcessRecords records, ChildLog output, BooleanSupplier abandoned) {
    this.spec = spec;
    this.records = records;
    this.output = output;
    this.abandoned = abandoned;
  }

  /**
   * The recorded process, if it is still that one and answers in time; one that does not is
   * stopped.
   */
  Optional<ProcessIdentity> adopt() {
    return records
        .find(spec.name())
        .map(ProcessRecord::identity)
        .filter(ProcessIdentity::isAlive)
        .filter(this::answersOrIsStopped);
  }

  /**
   * Starts a new process and waits until it is ready.
   *
   * @throws ChildStartException when it ends or stays silent; it does not run then
   */
  ProcessIdentity start() {
    spec.beforeStart().run();
    output.beginStart();
    ProcessIdentity identity = startRecorded();
    log.info("{} started with pid {}", spec.name(), identity.pid());
    if (!awaitReady(identity)) {
      String reason =
          identity.isAlive()
              ? "was not ready after " + spec.startTimeout().toSeconds() + " s"
              : "ended while it started";
      end(identity);
      throw new ChildStartException(
          "%s %s; the end of %s:%n%s".formatted(spec.name(), reason, output.file(), output.tail()));
    }
    return identity;
  }

  /** Stops the process and forgets it. */
  void end(ProcessIdentity identity) {
    if (!identity.terminate(spec.stopTimeout())) {
      throw new IllegalStateException(
          "%s (pid %d) survived SIGKILL".formatted(spec.name(), identity.pid()));
    }
    records.remove(spec.name());
  }

  private boolean answersOrIsStopped(ProcessIdentity identity) {
    if (awaitReady(identity)) {
      log.info("{} found again with pid {}", spec.name(), identity.pid());
      return true;
    }
    log.warn("{} (pid {}) does not answer and is stopped", spec.name(), identity.pid());
    end(identity);
    return false;
  }

  private boolean awaitReady(ProcessIdentity identity) {
    boolean decided =
        Poll.until(
            spec.startTimeout(),
            () -> abandoned.getAsBoolean() || !identity.isAlive() || spec.readiness().isReady());
    return decided && identity.isAlive();
  }

  private ProcessIdentity startRecorded() {
    try {
      Files.createDirectories(spec.directory());
      Process process = builder().start();
      try (OutputStream word = process.getOutputStream()) {
        ProcessIdentity identity =
            ProcessIdentity.of(process.pid())
                .orElseThrow(() -> new IOException("it ended at once: " + output.tail()));
        records.write(ProcessRecord.of(spec, identity));
        word.write("go\n".getBytes(StandardCharsets.US_ASCII));
        return identity;
      }
    } catch (IOException e) {
      throw new ChildStartException(spec.name() + " cannot be started: " + e.getMessage(), e);
    }
  }

  private ProcessBuilder builder() {
    List<String> command = new ArrayList<>(WAIT_FOR_RECORD);
    command.addAll(spec.command());
    File file = output.file().toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(spec.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(file));
    builder.environment().putAll(spec.environment());
    return builder;
  }
}
