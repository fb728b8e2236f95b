package dev.holdfast.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.holdfast.embedded.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * An empty database of its own for one test class, dropped when closed.
 *
 * <p>The server is the one of {@link TestServers}, or the one that the system properties {@code
 * holdfast.test.database} (JDBC URL), {@code holdfast.test.database.user} and {@code
 * holdfast.test.database.password} name.
 */
public final class TestDatabase extends HikariDataSource {
  private final DatabaseSettings settings;
  private final DatabaseSettings server;
  private final String name;

  private TestDatabase(HikariConfig config, DatabaseSettings server, String name) {
    super(config);
    this.server = server;
    this.settings = new DatabaseSettings(config.getJdbcUrl(), server.user(), server.password());
    this.name = name;
  }

  /** Creates a database with the collation that the catalog asks for, and a pool on it. */
  public static TestDatabase create() {
    DatabaseSettings server = server();
    String name = "holdfast_test_" + UUID.randomUUID().toString().replace("-", "");
    run(server, "CREATE DATABASE `%s` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin".formatted(name));
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(server.url().replaceFirst("^(jdbc:mysql://[^/]+)/[^?]*", "$1/" + name));
    config.setUsername(server.user());
    config.setPassword(server.password());
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(0);
    return new TestDatabase(config, server, name);
  }

  /** How another process reaches this database. */
  public DatabaseSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    if (!isClosed()) {
      super.close();
      run(server, "DROP DATABASE IF EXISTS `%s`".formatted(name));
    }
  }

  private static DatabaseSettings server() {
    String url = System.getProperty("holdfast.test.database");
    return url == null
        ? TestServers.database()
        : new DatabaseSettings(
            url,
            System.getProperty("holdfast.test.database.user", "holdfast"),
            System.getProperty("holdfast.test.database.password", ""));
  }

  private static void run(DatabaseSettings server, String sql) {
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the test database server refused: " + sql, e);
    }
  }
}
