package dev.holdfast.embedded;

import dev.holdfast.process.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The files of one embedded database: system tables, password, options. */
final class MariaDbFiles {
  static final String USER = "holdfast";
  static final String DATABASE = "holdfast";
  private static final int PASSWORD_BYTES = 24;
  private static final String SAME_FOR_ALL =
      """
      bind-address=127.0.0.1
      skip-name-resolve
      skip-log-bin
      skip-symbolic-links
      local-infile=0
      character-set-server=utf8mb4
      collation-server=utf8mb4_bin
      default-time-zone=+00:00
      transaction-isolation=READ-COMMITTED
      innodb-flush-log-at-trx-commit=1
      innodb-buffer-pool-size=64M
      innodb-log-file-size=32M
      aria-pagecache-buffer-size=8M
      key-buffer-size=1M
      performance-schema=OFF
      max-connections=100
      """;

  private final Path folder;
  private final Path server;

  MariaDbFiles(Path folder, Path server) {
    this.folder = folder;
    this.server = server;
  }

  Path folder() {
    return folder;
  }

  Path options() {
    return folder.resolve("server.cnf");
  }

  /** Makes the system tables once. */
  void createData() {
    Path data = folder.resolve("data");
    if (Files.isDirectory(data)) {
      return;
    }
    try {
      Path log = folder.resolve("install.log");
      Folders.createWhole(data, new MariaDbSystemTables(server, log)::create);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot set the database up in " + folder, e);
    }
  }

  /** The password of our user, made at first use. */
  String password() {
    Path file = folder.resolve("password");
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        AtomicFile.write(file, bytes(HexFormat.of().formatHex(random)));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Statements that the server runs at every start, so that a lost database or user comes back. */
  void writeInitStatements() {
    String sql =
        """
        CREATE DATABASE IF NOT EXISTS `%2$s` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
        CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1' IDENTIFIED BY '%3$s';
        ALTER USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%3$s';
        GRANT ALL PRIVILEGES ON `%2$s%%`.* TO '%1$s'@'127.0.0.1';
        """
            .formatted(USER, DATABASE, password());
    AtomicFile.write(folder.resolve("init.sql"), bytes(sql));
  }

  void writeOptions(int port, Path socket) {
    String own =
        """
        [mariadbd]
        basedir="%1$s"
        datadir="%2$s/data"
        secure-file-priv="%2$s/data"
        init-file="%2$s/init.sql"
        pid-file="%2$s/mariadbd.pid"
        socket="%3$s"
        port=%4$d
        %5$s
        """
            .formatted(
                server, folder, socket, port, MariaDbSystemTables.isRoot() ? "user=root" : "");
    AtomicFile.write(options(), bytes(own + SAME_FOR_ALL));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
