package dev.holdfast.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.process.Supervisor;
import dev.holdfast.testing.TestTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMariaDbIT {
  @TempDir Path folder;
  private Home home;
  private Supervisor supervisor;

  @BeforeEach
  void createHome() {
    home = new Home(folder, TestTools.folder());
    supervisor = new Supervisor(home.run(), home.logs());
  }

  @AfterEach
  void stopServer() {
    supervisor.stopAll();
  }

  @Test
  void keepsDataAndAddressOverStopAndStart() throws SQLException {
    DatabaseSettings first = start();
    execute(first, "CREATE TABLE kept (id INT)");
    supervisor.stopAll();

    DatabaseSettings second = start();

    assertThat(second).isEqualTo(first);
    execute(second, "INSERT INTO kept VALUES (1)");
  }

  @Test
  void isAdoptedByTheNextProgram() {
    DatabaseSettings first = start();
    long pid = supervisor.children().getFirst().pid();
    supervisor.release();

    supervisor = new Supervisor(home.run(), home.logs());
    assertThat(start()).isEqualTo(first);
    assertThat(supervisor.children().getFirst().pid()).isEqualTo(pid);
  }

  @Test
  void healsInterruptedSetUp() throws IOException, SQLException {
    Path draft = folder.resolve("mariadb/data.draft-1");
    Files.createDirectories(draft.resolve("mysql"));
    Files.writeString(draft.resolve("ibdata1"), "half written");

    execute(start(), "CREATE TABLE works (id INT)");

    assertThat(draft).doesNotExist();
  }

  @Test
  void worksInFolderWithUnfriendlyNameTooLongForSockets() throws SQLException {
    String name = "a #1 'home' with \\ blanks, ".repeat(4).strip();
    home = new Home(folder.resolve(name), TestTools.folder());
    supervisor = new Supervisor(home.run(), home.logs());

    execute(start(), "CREATE TABLE works (id INT)");
  }

  @Test
  void givesUserAwayToNobodyElse() throws IOException {
    DatabaseSettings settings = start();

    assertThatThrownBy(() -> DriverManager.getConnection(settings.url(), settings.user(), "guess"))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> DriverManager.getConnection(settings.url(), "root", ""))
        .isInstanceOf(SQLException.class);
    assertThat(settings.toString()).doesNotContain(settings.password());
    for (String secret : new String[] {"password", "init.sql"}) {
      assertThat(Files.getPosixFilePermissions(folder.resolve("mariadb").resolve(secret)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void comparesBytesAndReadsCommitted() throws SQLException {
    DatabaseSettings settings = start();
    try (Connection connection = connect(settings);
        Statement sql = connection.createStatement();
        ResultSet row =
            sql.executeQuery(
                "SELECT @@collation_database, @@tx_isolation, @@bind_address, @@time_zone")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("utf8mb4_bin");
      assertThat(row.getString(2)).isEqualTo("READ-COMMITTED");
      assertThat(row.getString(3)).isEqualTo("127.0.0.1");
      assertThat(row.getString(4)).isEqualTo("+00:00");
    }
  }

  private DatabaseSettings start() {
    return new EmbeddedMariaDb(home, supervisor, new Ports(home)).start();
  }

  private static void execute(DatabaseSettings settings, String statement) throws SQLException {
    try (Connection connection = connect(settings);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private static Connection connect(DatabaseSettings settings) throws SQLException {
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }
}
