package dev.holdfast.runtime;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.holdfast.catalog.CatalogDatabase;
import dev.holdfast.embedded.DatabaseSettings;
import org.flywaydb.core.Flyway;

/** Two pools on one database: the catalog's, and one that Quartz has for itself. */
final class DatabasePools implements AutoCloseable {
  private static final int CATALOG_CONNECTIONS = 16;
  private static final int QUARTZ_CONNECTIONS = 6;
  private static final long CONNECTION_TIMEOUT_MS = 10_000;

  private final HikariDataSource catalog;
  private final HikariDataSource quartz;

  private DatabasePools(HikariDataSource catalog, HikariDataSource quartz) {
    this.catalog = catalog;
    this.quartz = quartz;
  }

  /** Opens both and brings the tables up to date. */
  static DatabasePools open(DatabaseSettings settings) {
    DatabasePools pools =
        new DatabasePools(
            pool("catalog", settings, CATALOG_CONNECTIONS),
            pool("quartz", settings, QUARTZ_CONNECTIONS));
    try {
      CatalogDatabase.migrate(pools.catalog);
      Flyway.configure()
          .dataSource(pools.quartz)
          .locations("classpath:db/quartz")
          .table("flyway_quartz")
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
      return pools;
    } catch (RuntimeException e) {
      pools.close();
      throw e;
    }
  }

  private static HikariDataSource pool(String name, DatabaseSettings settings, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
    return new HikariDataSource(config);
  }

  HikariDataSource catalog() {
    return catalog;
  }

  HikariDataSource quartz() {
    return quartz;
  }

  @Override
  public void close() {
    quartz.close();
    catalog.close();
  }
}
