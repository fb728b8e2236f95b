package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.model.DiskStatus;
import dev.holdfast.model.InstanceStatus;
import dev.holdfast.runtime.ServiceConfiguration.Role;
import dev.holdfast.snapshot.AcceptanceRules;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Defaults, and the full mapping, of every setting. */
class ConfigurationTest {

  private static <T> T read(Class<T> type, Map<String, Object> settings) {
    try (ApplicationContext context = ApplicationContext.builder(settings).banner(false).start()) {
      return context.getBean(type);
    }
  }

  @Test
  void embedsEverythingByDefault() {
    assertThat(read(DatabaseConfiguration.class, Map.of()))
        .isEqualTo(new DatabaseConfiguration(null, "holdfast", ""));
    assertThat(read(TemporalConfiguration.class, Map.of()))
        .isEqualTo(new TemporalConfiguration(null, "default", null, false, null, null, null, null));
    assertThat(read(ServiceConfiguration.class, Map.of()))
        .isEqualTo(
            new ServiceConfiguration(
                Set.of(Role.WEB, Role.WORKER, Role.SCHEDULER, Role.STORAGE_NODE), "site-1", true));
    assertThat(read(HttpConfiguration.class, Map.of()))
        .isEqualTo(new HttpConfiguration("127.0.0.1", 7480));
    assertThat(read(StorageConfiguration.class, Map.of()))
        .isEqualTo(
            new StorageConfiguration(
                null, 25, 50, 200, Duration.ofSeconds(30), Duration.ofSeconds(30)));
    assertThat(read(SnapshotConfiguration.class, Map.of()).rules())
        .isEqualTo(AcceptanceRules.DEFAULT);
  }

  @Test
  void mapsEverySetting() {
    assertThat(
            read(
                DatabaseConfiguration.class,
                Map.of(
                    "holdfast.database.url", "jdbc:mysql://db/h",
                    "holdfast.database.user", "u",
                    "holdfast.database.password", "p")))
        .isEqualTo(new DatabaseConfiguration("jdbc:mysql://db/h", "u", "p"));
    assertThat(
            read(
                TemporalConfiguration.class,
                Map.of(
                    "holdfast.temporal.address", "t:7233",
                    "holdfast.temporal.namespace", "n",
                    "holdfast.temporal.ui", "http://ui",
                    "holdfast.temporal.tls", "true",
                    "holdfast.temporal.ca", "/ca",
                    "holdfast.temporal.certificate", "/crt",
                    "holdfast.temporal.key", "/key",
                    "holdfast.temporal.api-key-file", "/api")))
        .isEqualTo(
            new TemporalConfiguration(
                "t:7233",
                "n",
                "http://ui",
                true,
                Path.of("/ca"),
                Path.of("/crt"),
                Path.of("/key"),
                Path.of("/api")));
    assertThat(
            read(
                ServiceConfiguration.class,
                Map.of(
                    "holdfast.roles",
                    "WORKER,STORAGE_NODE",
                    "holdfast.region",
                    "r",
                    "holdfast.demo",
                    "false")))
        .isEqualTo(new ServiceConfiguration(Set.of(Role.WORKER, Role.STORAGE_NODE), "r", false));
    assertThat(
            read(
                StorageConfiguration.class,
                Map.of(
                    "holdfast.storage.repository",
                    "/r",
                    "holdfast.storage.chain-limit",
                    5,
                    "holdfast.storage.gentle-mib-per-second",
                    1,
                    "holdfast.storage.balanced-mib-per-second",
                    2,
                    "holdfast.storage.gone-after",
                    "PT1S",
                    "holdfast.storage.drain",
                    "PT2S")))
        .isEqualTo(
            new StorageConfiguration(
                Path.of("/r"), 5, 1, 2, Duration.ofSeconds(1), Duration.ofSeconds(2)));
    assertThat(
            read(
                    SnapshotConfiguration.class,
                    Map.of(
                        "holdfast.snapshot.allowed-disk-states", "IN_USE",
                        "holdfast.snapshot.allowed-instance-states", "STOPPED",
                        "holdfast.snapshot.manual-quota", 1,
                        "holdfast.snapshot.automatic-quota", 2,
                        "holdfast.snapshot.floor", 3))
                .rules())
        .isEqualTo(
            new AcceptanceRules(Set.of(DiskStatus.IN_USE), Set.of(InstanceStatus.STOPPED), 1, 2));
  }

  @Test
  void refusesSettingsThatCannotBe() {
    assertThatThrownBy(
            () -> read(StorageConfiguration.class, Map.of("holdfast.storage.chain-limit", 0)))
        .hasMessageContaining("chainLimit");
  }

  @Test
  void doesNotSayThePassword() {
    assertThat(new DatabaseConfiguration("jdbc:mysql://db/h", "u", "top secret").toString())
        .doesNotContain("secret");
  }
}
