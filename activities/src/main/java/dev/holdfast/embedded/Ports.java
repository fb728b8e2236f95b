package dev.holdfast.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.process.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loopback ports by purpose, remembered so that addresses stay the same over restarts. */
public final class Ports {
  private static final Logger log = LoggerFactory.getLogger(Ports.class);
  private static final TypeReference<TreeMap<String, Integer>> MAP = new TypeReference<>() {};

  private final ObjectMapper json = new ObjectMapper();
  private final Path file;

  public Ports(Home home) {
    this.file = home.root().resolve("ports.json");
  }

  /**
   * The remembered port if it is free, else the preferred one, else any free one; remembers it.
   *
   * @param inUseByUs the remembered port is served by our own process and must stay
   */
  public synchronized int choose(String purpose, int preferred, boolean inUseByUs) {
    Map<String, Integer> known = read();
    Integer remembered = known.get(purpose);
    if (remembered != null && (inUseByUs || isFree(remembered))) {
      return remembered;
    }
    boolean reserved = known.containsValue(preferred);
    int port = !reserved && isFree(preferred) ? preferred : anyFree();
    if (port != preferred) {
      log.info("port {} for {} is busy, using {}", preferred, purpose, port);
    }
    known.put(purpose, port);
    write(known);
    return port;
  }

  private Map<String, Integer> read() {
    if (!Files.exists(file)) {
      return new TreeMap<>();
    }
    try {
      return json.readValue(file.toFile(), MAP);
    } catch (IOException e) {
      log.warn("{} cannot be read, ports are chosen anew: {}", file, e.getMessage());
      return new TreeMap<>();
    }
  }

  private void write(Map<String, Integer> known) {
    try {
      AtomicFile.write(file, json.writeValueAsBytes(known));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of numbers is always JSON", e);
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int anyFree() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on the loopback interface", e);
    }
  }
}
