package dev.holdfast.platform.qemu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.holdfast.model.FailureType;
import dev.holdfast.platform.PlatformError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes records as JSON files, strictly: what is not understood is an error. */
public final class JsonFiles {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonFiles() {}

  /**
   * Empty when there is no such file. For a file that is not such a record throws a {@link
   * PlatformError} that names it; uncertain, because what it should have told is not known.
   */
  public static <T> Optional<T> read(Path file, Class<T> type) {
    try {
      byte[] content = Files.readAllBytes(file);
      T value = JSON.readValue(content, type);
      if (value == null) {
        throw unreadable(file, "it is empty", null);
      }
      return Optional.of(value);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw unreadable(file, e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Writes the record so that the file is there whole and durable, or not at all. */
  public static void write(Path file, Object value) {
    try {
      DurableFiles.write(file, JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + value, e);
    }
  }

  static PlatformError unreadable(Path file, String why, @Nullable Throwable cause) {
    return new PlatformError(
        PlatformError.Kind.UNCERTAIN,
        FailureType.CONFIGURATION,
        "InternalError.UnreadableFile",
        file + " cannot be understood: " + why + ". Move it away or repair it.",
        null,
        cause);
  }
}
