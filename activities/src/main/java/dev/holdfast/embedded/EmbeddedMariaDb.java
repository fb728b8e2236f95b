package dev.holdfast.embedded;

import dev.holdfast.process.ChildSpec;
import dev.holdfast.process.SocketFolder;
import dev.holdfast.process.Supervisor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A real MariaDB server on the loopback interface, run as a child process. */
public final class EmbeddedMariaDb {
  /** Name of the child process. */
  public static final String PROCESS = "mariadb";

  private static final int PREFERRED_PORT = 7483;
  private static final String SOCKET = "mariadb.sock";
  private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration STOP_TIMEOUT = Duration.ofMinutes(1);
  private static final String ANSWERS_WITHIN_MS = "2000";

  private final Home home;
  private final Supervisor supervisor;
  private final Ports ports;

  public EmbeddedMariaDb(Home home, Supervisor supervisor, Ports ports) {
    this.home = home;
    this.supervisor = supervisor;
    this.ports = ports;
  }

  /** Sets the server up if needed, starts or adopts it and returns when it answers our user. */
  public DatabaseSettings start() {
    Path server = MariaDbDistribution.unpack(home.tools());
    MariaDbFiles files = new MariaDbFiles(home.root().resolve("mariadb"), server);
    int port = ports.choose(PROCESS, PREFERRED_PORT, supervisor.isRunning(PROCESS));
    DatabaseSettings settings =
        new DatabaseSettings(url(port), MariaDbFiles.USER, files.password());
    files.createData();
    files.writeInitStatements();
    files.writeOptions(port, SocketFolder.forSocket(home.run(), SOCKET).resolve(SOCKET));
    supervisor.supervise(
        new ChildSpec(
            PROCESS,
            List.of(
                server.resolve("bin/mariadbd").toString(), "--defaults-file=" + files.options()),
            Map.of(),
            files.folder(),
            () -> answers(settings),
            () -> {},
            START_TIMEOUT,
            STOP_TIMEOUT));
    return settings;
  }

  /** Times are written and read in UTC; the traffic never leaves the machine, so no TLS. */
  private static String url(int port) {
    return "jdbc:mysql://127.0.0.1:%d/%s?connectionTimeZone=UTC&sslMode=DISABLED"
        .formatted(port, MariaDbFiles.DATABASE);
  }

  private static boolean answers(DatabaseSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    properties.setProperty("connectTimeout", ANSWERS_WITHIN_MS);
    properties.setProperty("socketTimeout", ANSWERS_WITHIN_MS);
    try (Connection connection = DriverManager.getConnection(settings.url(), properties)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }
}
