package dev.holdfast.quartz;

import dev.holdfast.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database with Quartz's tables. */
record QuartzDatabase(TestDatabase database) implements AutoCloseable {

  static QuartzDatabase create() {
    QuartzDatabase created = new QuartzDatabase(TestDatabase.create());
    created.migrate();
    return created;
  }

  DataSource dataSource() {
    return database;
  }

  void migrate() {
    Flyway.configure()
        .dataSource(database)
        .locations("classpath:db/quartz")
        .table("flyway_quartz")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  /** Runs a statement on a connection of its own. */
  void execute(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Runs a query that answers with one number. */
  long count(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
