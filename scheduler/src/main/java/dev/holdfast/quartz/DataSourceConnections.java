package dev.holdfast.quartz;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Gives Quartz connections of a pool that somebody else owns. */
record DataSourceConnections(DataSource dataSource) implements ConnectionProvider {

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = dataSource.getConnection();
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return connection;
  }

  @Override
  public void initialize() {}

  @Override
  public void shutdown() {}
}
