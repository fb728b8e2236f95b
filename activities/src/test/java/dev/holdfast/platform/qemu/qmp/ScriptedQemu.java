package dev.holdfast.platform.qemu.qmp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays QEMU on a unix socket as a script tells, well or badly behaved. */
final class ScriptedQemu implements AutoCloseable {
  static final String GREETING = "{\"QMP\": {\"version\": {}, \"capabilities\": []}}\n";

  /** What it does with one connection; the connection is closed when it returns. */
  @FunctionalInterface
  interface Script {
    void play(Conversation conversation) throws IOException;
  }

  /** One connection: lines in, raw text out. */
  static final class Conversation {
    private final SocketChannel channel;
    private final BufferedReader lines;

    Conversation(SocketChannel channel) {
      this.channel = channel;
      this.lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    void say(String text) throws IOException {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    /** The id of the next command; -1 when the client has gone. */
    long hear() throws IOException {
      String line = lines.readLine();
      return line == null ? -1 : Long.parseLong(line.replaceAll(".*\"id\":(\\d+).*", "$1"));
    }

    void greet() throws IOException {
      say(GREETING);
      answer(hear(), "{}");
    }

    void answer(long id, String result) throws IOException {
      say("{\"return\": " + result + ", \"id\": " + id + "}\n");
    }
  }

  private final ServerSocketChannel server;
  private final AtomicInteger connections = new AtomicInteger();

  ScriptedQemu(Path socket, Script script) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofVirtual().start(() -> serve(script));
  }

  int connections() {
    return connections.get();
  }

  private void serve(Script script) {
    while (server.isOpen()) {
      try (SocketChannel channel = server.accept()) {
        connections.incrementAndGet();
        script.play(new Conversation(channel));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        if (!"Broken pipe".equals(e.getMessage())) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
