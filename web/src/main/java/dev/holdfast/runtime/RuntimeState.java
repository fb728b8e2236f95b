package dev.holdfast.runtime;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.holdfast.embedded.Home;
import dev.holdfast.process.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the running service can be reached; written when it is ready.
 *
 * @param console address of the console
 * @param temporalUi address of Temporal's web interface, null when an outside cluster does not say
 * @param ecs ECS endpoint, {@code http://127.0.0.1:PORT}
 * @param api address of the REST interface
 * @param credentialsFile the first access key, readable by its owner only
 * @param nextFire of the earliest policy, null when none is scheduled
 */
public record RuntimeState(
    String console,
    @Nullable String temporalUi,
    String ecs,
    String api,
    String region,
    String credentialsFile,
    @Nullable Instant nextFire) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Empty when no service has written one, or what is there cannot be understood. */
  public static Optional<RuntimeState> read(Home home) {
    try {
      return Files.exists(home.stateFile())
          ? Optional.of(JSON.readValue(home.stateFile().toFile(), RuntimeState.class))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public void write(Home home) {
    try {
      AtomicFile.write(home.stateFile(), JSON.writeValueAsBytes(this));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + home.stateFile(), e);
    }
  }

  /** The lines that a person sees when the service is ready. */
  public String banner() {
    return """
    Holdfast is ready.
      Console       %s
      Temporal UI   %s
      ECS endpoint  %s  (region %s)
      REST          %s
      Access key    %s
      Next fire     %s
    """
        .formatted(
            console,
            Optional.ofNullable(temporalUi).orElse("(that of your Temporal cluster)"),
            ecs,
            region,
            api,
            credentialsFile,
            Optional.ofNullable(nextFire)
                .map(Instant::toString)
                .orElse("(no policy is scheduled)"));
  }
}
