package dev.holdfast.runtime;

import dev.holdfast.embedded.Ports;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration, and the HTTP server that shows what the other parts do. */
final class WebServer implements AutoCloseable {
  private static final int ANY_PORT = -1;

  private final ApplicationContext context = ApplicationContext.builder().banner(false).start();
  private @Nullable EmbeddedServer server;

  /** Settings of one concern, checked; or a part that the framework makes. */
  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Makes parts known to controllers. */
  void register(Object... parts) {
    for (Object part : parts) {
      context.registerSingleton(part);
    }
  }

  /** Serves; returns the address. */
  String start(Ports ports) {
    HttpConfiguration http = bean(HttpConfiguration.class);
    int port = http.port() <= 0 ? ANY_PORT : ports.choose("http", http.port(), false);
    context
        .getEnvironment()
        .addPropertySource(PropertySource.of("ports", Map.of("holdfast.http.port", port)));
    EmbeddedServer started = context.getBean(EmbeddedServer.class).start();
    server = started;
    return "http://" + http.host() + ":" + started.getPort();
  }

  /** Answers no more requests; the configuration can still be read. */
  void stop() {
    if (server != null) {
      server.stop();
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
