package dev.holdfast.runtime;

import dev.holdfast.embedded.DatabaseSettings;
import dev.holdfast.embedded.EmbeddedMariaDb;
import dev.holdfast.embedded.EmbeddedTemporal;
import dev.holdfast.embedded.Home;
import dev.holdfast.embedded.Ports;
import dev.holdfast.embedded.TemporalNamespace;
import dev.holdfast.embedded.TemporalSettings;
import dev.holdfast.process.Supervisor;
import dev.holdfast.workflow.Names;
import io.temporal.api.enums.v1.IndexedValueType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The database and the workflow engine: outside ones where the configuration names them, else our
 * own.
 */
final class Engines {
  private static final Map<String, IndexedValueType> SEARCH_ATTRIBUTES =
      Names.SEARCH_ATTRIBUTES.stream()
          .collect(
              Collectors.toMap(name -> name, name -> IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));

  private final Home home;
  private final Supervisor supervisor;
  private final Ports ports;

  Engines(Home home, Supervisor supervisor, Ports ports) {
    this.home = home;
    this.supervisor = supervisor;
    this.ports = ports;
  }

  DatabaseSettings database(DatabaseConfiguration configuration) {
    return configuration.url() == null
        ? new EmbeddedMariaDb(home, supervisor, ports).start()
        : new DatabaseSettings(configuration.url(), configuration.user(), configuration.password());
  }

  TemporalSettings temporal(TemporalConfiguration configuration) {
    return configuration.address() == null
        ? new EmbeddedTemporal(home, supervisor, ports).start(SEARCH_ATTRIBUTES)
        : new TemporalSettings(
            configuration.address(),
            configuration.namespace(),
            Optional.ofNullable(configuration.ui()).orElse(""));
  }

  /** Somebody else's cluster is looked at, never changed; its operator is told what to run. */
  static void check(TemporalConfiguration configuration, TemporalConnection connection) {
    if (configuration.address() != null) {
      new TemporalNamespace(connection.stubs(), configuration.namespace()).check(SEARCH_ATTRIBUTES);
    }
  }
}
