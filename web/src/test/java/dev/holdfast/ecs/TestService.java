package dev.holdfast.ecs;

import com.aliyun.ecs20140526.Client;
import com.aliyun.teaopenapi.models.Config;
import dev.holdfast.catalog.AccessKeyStore;
import dev.holdfast.catalog.CatalogDatabase;
import dev.holdfast.catalog.DeletionWriter;
import dev.holdfast.catalog.DiskStore;
import dev.holdfast.catalog.HoldStore;
import dev.holdfast.catalog.InstanceStore;
import dev.holdfast.catalog.OverviewStore;
import dev.holdfast.catalog.PolicyStore;
import dev.holdfast.catalog.RegionStore;
import dev.holdfast.catalog.SettingStore;
import dev.holdfast.catalog.SnapshotInserter;
import dev.holdfast.catalog.SnapshotStore;
import dev.holdfast.catalog.SnapshotWriter;
import dev.holdfast.catalog.TimeOrderedIds;
import dev.holdfast.catalog.Transactions;
import dev.holdfast.console.Overview;
import dev.holdfast.console.TemporalLinks;
import dev.holdfast.deletion.DeletePath;
import dev.holdfast.security.AccessKeys;
import dev.holdfast.security.ConsoleLogin;
import dev.holdfast.security.ConsoleSessions;
import dev.holdfast.security.FirstKey;
import dev.holdfast.security.FormTokens;
import dev.holdfast.security.LoginThrottle;
import dev.holdfast.security.MasterKey;
import dev.holdfast.security.SecretBox;
import dev.holdfast.snapshot.AcceptanceRules;
import dev.holdfast.snapshot.SnapshotIntake;
import dev.holdfast.testing.TestDatabase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.inject.qualifiers.PrimaryQualifier;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The web layer on a real port and a real database, with a workflow engine that only listens. */
public final class TestService implements AutoCloseable {
  public final MovableClock clock = new MovableClock();
  public final ListeningStarter starter = new ListeningStarter();
  public final TestDatabase database = TestDatabase.create();
  public final Jdbi jdbi;
  public final Catalog catalog;
  public final AccessKeys keys;
  public final Path credentials;
  private final EmbeddedServer server;

  public TestService(Path home) {
    CatalogDatabase.migrate(database);
    jdbi = CatalogDatabase.open(database);
    catalog = new Catalog(jdbi, clock);
    MasterKey masterKey = MasterKey.open(home, new SettingStore(jdbi));
    keys = new AccessKeys(new AccessKeyStore(jdbi), new SecretBox(masterKey), clock);
    credentials = new FirstKey(keys, home).ensure();
    server = start(masterKey);
  }

  private EmbeddedServer start(MasterKey masterKey) {
    ConsoleSessions sessions = new ConsoleSessions(masterKey, keys, clock);
    ApplicationContext context =
        ApplicationContext.builder(Map.of("holdfast.http.port", "-1")).build();
    context.registerBeanDefinition(
        RuntimeBeanDefinition.builder(InstantSource.class, () -> clock)
            .singleton(true)
            .qualifier(PrimaryQualifier.instance())
            .build());
    context
        .registerSingleton(starter)
        .registerSingleton(catalog.disks)
        .registerSingleton(catalog.instances)
        .registerSingleton(catalog.snapshots)
        .registerSingleton(catalog.intake())
        .registerSingleton(catalog.deletePath())
        .registerSingleton(new Regions(new RegionStore(jdbi), "site-1"))
        .registerSingleton(keys)
        .registerSingleton(sessions)
        .registerSingleton(new FormTokens(masterKey))
        .registerSingleton(new ConsoleLogin(keys, sessions, new LoginThrottle(clock)))
        .registerSingleton(overview());
    return context.start().getBean(EmbeddedServer.class).start();
  }

  private Overview overview() {
    return new Overview(
        new Overview.Sources(new OverviewStore(jdbi), catalog.snapshots, new PolicyStore(jdbi)),
        policy -> Optional.of(clock.instant().plusSeconds(173)),
        new TemporalLinks("http://127.0.0.1:8233", "default"),
        clock);
  }

  public int port() {
    return server.getPort();
  }

  public String address() {
    return "http://127.0.0.1:" + port();
  }

  /** Id and secret of the first key. */
  public String[] firstKey() {
    try {
      var content =
          new com.fasterxml.jackson.databind.ObjectMapper()
              .readTree(Files.readAllBytes(credentials));
      return new String[] {
        content.get("accessKeyId").asText(), content.get("accessKeySecret").asText()
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The official SDK, signing in that version ({@code v2} is signature V1). */
  public Client sdk(String algorithm) throws Exception {
    return sdk(algorithm, firstKey()[0], firstKey()[1]);
  }

  /** The official SDK with another key. */
  public Client sdk(String algorithm, String id, String secret) throws Exception {
    Config config =
        new Config()
            .setAccessKeyId(id)
            .setAccessKeySecret(secret)
            .setRegionId("site-1")
            .setEndpoint("127.0.0.1:" + port())
            .setProtocol("http");
    if (!algorithm.isEmpty()) {
      config.setSignatureAlgorithm(algorithm);
    }
    return new Client(config);
  }

  @Override
  public void close() {
    server.stop();
    server.getApplicationContext().close();
    database.close();
  }

  /** The stores on one database. */
  public static final class Catalog {
    public final Transactions transactions;
    public final DiskStore disks;
    public final InstanceStore instances;
    public final SnapshotStore snapshots;
    public final SnapshotWriter writer;
    private final MovableClock clock;

    Catalog(Jdbi jdbi, MovableClock clock) {
      this.clock = clock;
      transactions = new Transactions(jdbi);
      disks = new DiskStore(jdbi);
      instances = new InstanceStore(jdbi);
      snapshots = new SnapshotStore(jdbi);
      writer = new SnapshotWriter(clock);
    }

    public SnapshotIntake intake() {
      return new SnapshotIntake(
          transactions,
          new SnapshotIntake.Stores(
              disks, instances, snapshots, new SnapshotInserter(clock, writer)),
          AcceptanceRules.DEFAULT,
          new TimeOrderedIds(clock, new SecureRandom()));
    }

    DeletePath deletePath() {
      return new DeletePath(
          transactions,
          new DeletePath.Stores(disks, snapshots, new HoldStore(), new DeletionWriter(clock)),
          clock,
          1);
    }

    /** Instant of the test's present. */
    public Instant now() {
      return clock.instant();
    }
  }
}
