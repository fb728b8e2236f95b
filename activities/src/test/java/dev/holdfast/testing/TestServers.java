package dev.holdfast.testing;

import dev.holdfast.embedded.DatabaseSettings;
import dev.holdfast.embedded.EmbeddedMariaDb;
import dev.holdfast.embedded.EmbeddedTemporal;
import dev.holdfast.embedded.Home;
import dev.holdfast.embedded.Ports;
import dev.holdfast.embedded.TemporalSettings;
import dev.holdfast.process.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The servers that tests share, each started when the first test asks for it.
 *
 * <p>With the system property {@code holdfast.test.servers} they live in that folder, outlive this
 * JVM and serve the next one too; whoever set the property stops them. Without it they end with
 * this JVM.
 */
final class TestServers {
  private static final Optional<String> SHARED =
      Optional.ofNullable(System.getProperty("holdfast.test.servers"));
  private static final Home HOME = home();
  private static final Supervisor SUPERVISOR = supervisor();
  private static final Ports PORTS = new Ports(HOME);
  private static @Nullable DatabaseSettings database;
  private static @Nullable TemporalSettings temporal;

  private TestServers() {}

  static synchronized DatabaseSettings database() {
    DatabaseSettings known = database;
    if (known == null) {
      known = alone(() -> new EmbeddedMariaDb(HOME, SUPERVISOR, PORTS).start());
      database = known;
    }
    return known;
  }

  static synchronized TemporalSettings temporal() {
    TemporalSettings known = temporal;
    if (known == null) {
      known = alone(() -> new EmbeddedTemporal(HOME, SUPERVISOR, PORTS).start(Map.of()));
      temporal = known;
    }
    return known;
  }

  /** Two JVMs that start the same server at once would make two of it. */
  private static <T> T alone(Supplier<T> start) {
    try {
      Files.createDirectories(HOME.root());
      try (FileChannel file =
          FileChannel.open(HOME.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        file.lock();
        return start.get();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + HOME.lockFile(), e);
    }
  }

  private static Home home() {
    return new Home(Path.of(SHARED.orElse("target/test-servers")), TestTools.folder());
  }

  private static Supervisor supervisor() {
    Supervisor supervisor = new Supervisor(HOME.run(), HOME.logs());
    if (SHARED.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stopAll));
    }
    return supervisor;
  }
}
