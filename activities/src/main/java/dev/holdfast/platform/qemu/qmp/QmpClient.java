package dev.holdfast.platform.qemu.qmp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends commands to one QEMU process, connecting when needed and again after a loss. A command is
 * never sent twice: what it did before the loss is unknown.
 */
public final class QmpClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QmpClient.class);

  private final Path socket;
  private final QmpTiming timing;
  private final List<Consumer<QmpEvent>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock connecting = new ReentrantLock();
  private @Nullable QmpConnection connection;
  private boolean closed;

  public QmpClient(Path socket, QmpTiming timing) {
    this.socket = socket;
    this.timing = timing;
  }

  /** Has every event delivered, on the reading thread: be quick and send no command from there. */
  public void onEvent(Consumer<QmpEvent> listener) {
    listeners.add(listener);
  }

  /**
   * Executes a command and returns what it returns. Throws {@link QmpError} when QEMU refuses, and
   * {@link QmpUnanswered} when there is no connection or no answer.
   */
  public JsonNode execute(String command, ObjectNode arguments) {
    return connected().execute(command, arguments);
  }

  /** Executes a command without arguments. */
  public JsonNode execute(String command) {
    return execute(command, arguments());
  }

  /** Empty arguments, to be filled. */
  public static ObjectNode arguments() {
    return JsonNodeFactory.instance.objectNode();
  }

  private QmpConnection connected() {
    connecting.lock();
    try {
      if (closed) {
        throw new QmpUnanswered("The client of " + socket + " is closed");
      }
      if (connection == null || !connection.isOpen()) {
        connection = QmpConnection.open(socket, timing, this::deliver);
      }
      return connection;
    } finally {
      connecting.unlock();
    }
  }

  private void deliver(QmpEvent event) {
    for (Consumer<QmpEvent> listener : listeners) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        LOG.warn("A listener failed on {}", event.name(), e);
      }
    }
  }

  @Override
  public void close() {
    connecting.lock();
    try {
      closed = true;
      if (connection != null) {
        connection.close("closed by us");
      }
    } finally {
      connecting.unlock();
    }
  }
}
