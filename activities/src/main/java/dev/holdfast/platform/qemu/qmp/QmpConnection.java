package dev.holdfast.platform.qemu.qmp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a QMP socket. Commands may be in flight from several threads; when the
 * connection ends, for whatever reason, all of them get {@link QmpUnanswered}.
 */
final class QmpConnection {
  private static final Logger LOG = LoggerFactory.getLogger(QmpConnection.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path socket;
  private final SocketChannel channel;
  private final QmpTiming timing;
  private final Consumer<QmpEvent> events;
  private final AtomicLong lastId = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final CompletableFuture<JsonNode> greeting = new CompletableFuture<>();
  private final ReentrantLock writing = new ReentrantLock();

  private QmpConnection(
      Path socket, SocketChannel channel, QmpTiming timing, Consumer<QmpEvent> events) {
    this.socket = socket;
    this.channel = channel;
    this.timing = timing;
    this.events = events;
  }

  /** Connects, waits for the greeting and leaves the negotiation mode. */
  static QmpConnection open(Path socket, QmpTiming timing, Consumer<QmpEvent> events) {
    SocketChannel channel = connect(socket);
    QmpConnection connection = new QmpConnection(socket, channel, timing, events);
    Thread.ofVirtual().name("qmp " + socket.getFileName()).start(connection::read);
    try {
      connection.take(connection.greeting, timing.greeting(), "the greeting");
      connection.execute("qmp_capabilities", JSON.createObjectNode());
    } catch (QmpUnanswered | QmpError e) {
      connection.close("no greeting");
      throw e;
    }
    return connection;
  }

  private static SocketChannel connect(Path socket) {
    try {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
        return channel;
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new QmpUnanswered("Nobody answers at " + socket + ": " + e.getMessage(), e);
    }
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  JsonNode execute(String command, ObjectNode arguments) {
    long id = lastId.incrementAndGet();
    ObjectNode message = JSON.createObjectNode().put("execute", command).put("id", id);
    if (!arguments.isEmpty()) {
      message.set("arguments", arguments);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    try {
      send(message);
      JsonNode reply = take(answer, timing.answer(), "the answer to " + command);
      if (reply.has("error")) {
        JsonNode error = reply.path("error");
        throw new QmpError(command, error.path("class").asText(), error.path("desc").asText());
      }
      return reply.path("return");
    } finally {
      waiting.remove(id);
    }
  }

  private void send(ObjectNode message) {
    byte[] line = (message + "\n").getBytes(StandardCharsets.UTF_8);
    writing.lock();
    try {
      ByteBuffer outgoing = ByteBuffer.wrap(line);
      while (outgoing.hasRemaining()) {
        channel.write(outgoing);
      }
    } catch (IOException e) {
      close("writing failed: " + e.getMessage());
      throw new QmpUnanswered("The connection to " + socket + " ended", e);
    } finally {
      writing.unlock();
    }
    if (!channel.isOpen()) {
      throw new QmpUnanswered("The connection to " + socket + " ended");
    }
  }

  private JsonNode take(CompletableFuture<JsonNode> future, Duration patience, String what) {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new QmpUnanswered(
          "Waited " + patience.toMillis() + " ms in vain for " + what + " from " + socket, e);
    } catch (ExecutionException e) {
      throw new QmpUnanswered(
          "The connection to " + socket + " ended before " + what + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QmpUnanswered("Interrupted while waiting for " + what + " from " + socket, e);
    }
  }

  private void read() {
    LineReader lines = new LineReader(channel, timing.maxLineBytes());
    try {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        dispatch(JSON.readTree(line.get()));
      }
      close("QEMU closed it");
    } catch (IOException e) {
      close(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private void dispatch(JsonNode message) throws IOException {
    if (message.has("QMP")) {
      greeting.complete(message);
    } else if (message.has("event")) {
      deliver(message);
    } else if (message.has("return") || message.has("error")) {
      answer(message);
    } else {
      throw new IOException("a line that is neither greeting, answer nor event");
    }
  }

  private void answer(JsonNode message) {
    CompletableFuture<JsonNode> answer = waiting.get(message.path("id").asLong(-1));
    if (answer == null) {
      LOG.warn("{} answered a command that nobody waits for", socket);
    } else {
      answer.complete(message);
    }
  }

  private void deliver(JsonNode message) {
    JsonNode time = message.path("timestamp");
    Instant at =
        Instant.ofEpochSecond(
            time.path("seconds").asLong(), time.path("microseconds").asLong() * 1_000);
    events.accept(new QmpEvent(message.path("event").asText(), message.path("data"), at));
  }

  /** Ends the connection; whoever waits gets {@link QmpUnanswered}. */
  void close(String reason) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("Closing {} failed", socket, e);
    }
    IOException end = new IOException(reason);
    greeting.completeExceptionally(end);
    waiting.values().forEach(each -> each.completeExceptionally(end));
  }
}
