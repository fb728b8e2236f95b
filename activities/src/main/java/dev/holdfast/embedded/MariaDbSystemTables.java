package dev.holdfast.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a MariaDB server keeps about itself.
 *
 * <p>Made by the server's own bootstrap mode: the shell script that usually drives it stumbles over
 * blanks in paths.
 */
final class MariaDbSystemTables {
  private static final List<String> STATEMENTS =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql");

  private final Path server;
  private final Path log;

  /**
   * @param log takes what the server says
   */
  MariaDbSystemTables(Path server, Path log) {
    this.server = server;
    this.log = log;
  }

  /** Fills an empty data folder; only the operating system's own user is root, by socket. */
  void create(Path data) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(server.resolve("bin/mariadbd").toString());
    command.addAll(
        List.of(
            "--no-defaults",
            "--bootstrap",
            "--basedir=" + server,
            "--datadir=" + data,
            "--log-warnings=0",
            "--enforce-storage-engine=",
            "--max-allowed-packet=8M"));
    if (isRoot()) {
      command.add("--user=root");
    }
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try (OutputStream statements = process.getOutputStream()) {
      write(statements);
    } catch (IOException e) {
      throw failure("did not take its statements", e);
    }
    int code = process.onExit().join().exitValue();
    if (code != 0) {
      throw failure("ended with " + code, null);
    }
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private void write(OutputStream statements) throws IOException {
    String opening =
        """
        CREATE DATABASE IF NOT EXISTS mysql;
        USE mysql;
        SET @auth_root_socket='%s';
        """
            .formatted(System.getProperty("user.name").replace("'", "''"));
    statements.write(opening.getBytes(StandardCharsets.UTF_8));
    for (String file : STATEMENTS) {
      Files.copy(server.resolve("share").resolve(file), statements);
    }
  }

  private IOException failure(String what, @Nullable IOException cause) throws IOException {
    return new IOException("mariadbd %s: %s".formatted(what, Files.readString(log)), cause);
  }
}
