package dev.holdfast.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The records of all children of one home, one JSON file each. */
public final class ProcessRecords {
  private static final Logger log = LoggerFactory.getLogger(ProcessRecords.class);
  private static final String SUFFIX = ".process.json";

  private final ObjectMapper json =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private final Path runDirectory;

  public ProcessRecords(Path runDirectory) {
    this.runDirectory = runDirectory;
  }

  /** All records in order of start; an unreadable one is left out with a warning. */
  public List<ProcessRecord> list() {
    if (!Files.isDirectory(runDirectory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(runDirectory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .flatMap(file -> read(file).stream())
          .sorted(Comparator.comparingLong(ProcessRecord::startTicks))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + runDirectory, e);
    }
  }

  public Optional<ProcessRecord> find(String name) {
    Path file = file(name);
    return Files.exists(file) ? read(file) : Optional.empty();
  }

  /** Remembers a process, replacing what was remembered under its name. */
  public void write(ProcessRecord record) {
    try {
      AtomicFile.write(file(record.name()), json.writeValueAsBytes(record));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a process record is always JSON", e);
    }
  }

  /** Forgets a process; nothing happens when it is not known. */
  public void remove(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file(name), e);
    }
  }

  private Optional<ProcessRecord> read(Path file) {
    try {
      return Optional.of(json.readValue(file.toFile(), ProcessRecord.class));
    } catch (IOException e) {
      log.warn("process record {} cannot be read and is ignored: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  private Path file(String name) {
    return runDirectory.resolve(name + SUFFIX);
  }
}
