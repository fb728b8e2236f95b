package dev.holdfast.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestDatabaseIT {
  @Test
  void everyDatabaseIsFreshAndTellsCapitalsApart() throws SQLException {
    try (TestDatabase first = TestDatabase.create();
        TestDatabase second = TestDatabase.create();
        Connection one = first.getConnection();
        Connection two = second.getConnection();
        Statement sql = one.createStatement();
        Statement other = two.createStatement()) {
      sql.execute("CREATE TABLE token (value VARCHAR(20) PRIMARY KEY)");
      sql.execute("INSERT INTO token VALUES ('a'), ('A')");
      other.execute("CREATE TABLE token (value VARCHAR(20) PRIMARY KEY)");

      assertThat(one.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
      assertThat(first.settings().url()).isNotEqualTo(second.settings().url());
    }
  }

  @Test
  void isDroppedWhenClosed() throws SQLException {
    TestDatabase closed = TestDatabase.create();
    String name = closed.getJdbcUrl().replaceFirst(".*/([^?]+).*", "$1");
    closed.close();

    try (TestDatabase witness = TestDatabase.create();
        Connection connection = witness.getConnection();
        Statement sql = connection.createStatement();
        ResultSet found = sql.executeQuery("SHOW DATABASES LIKE '" + name + "'")) {
      assertThat(found.next()).isFalse();
    }
  }
}
