package dev.holdfast.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.process.ProcessRecord;
import dev.holdfast.runtime.RuntimeState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code status} tells machines; addresses are null while no service runs. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ServiceStatus(
    @Nullable String console,
    @Nullable String temporalUi,
    @Nullable String ecs,
    @Nullable String api,
    @Nullable String region,
    @Nullable String credentialsFile,
    List<ProcessStatus> processes,
    boolean healthy) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One recorded process. */
  record ProcessStatus(String name, long pid, boolean alive) {
    static ProcessStatus of(ProcessRecord record) {
      return new ProcessStatus(record.name(), record.pid(), record.identity().isAlive());
    }
  }

  static ServiceStatus of(
      Optional<RuntimeState> state, List<ProcessStatus> processes, boolean healthy) {
    return new ServiceStatus(
        state.map(RuntimeState::console).orElse(null),
        state.map(RuntimeState::temporalUi).orElse(null),
        state.map(RuntimeState::ecs).orElse(null),
        state.map(RuntimeState::api).orElse(null),
        state.map(RuntimeState::region).orElse(null),
        state.map(RuntimeState::credentialsFile).orElse(null),
        processes,
        healthy);
  }

  String toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a status is always JSON", e);
    }
  }
}
