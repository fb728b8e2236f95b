package dev.holdfast.platform.qemu;

import dev.holdfast.process.Readiness;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A storage daemon is ready when its NBD server says hello. The QMP socket cannot be asked: it
 * serves one client, and that is ours already.
 */
record NbdReadiness(Path socket) implements Readiness {
  private static final String MAGIC = "NBDMAGIC";
  private static final long PATIENCE_MILLIS = 2_000;

  @Override
  public boolean isReady() {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        Selector selector = Selector.open()) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      ByteBuffer hello = ByteBuffer.allocate(MAGIC.length());
      if (selector.select(PATIENCE_MILLIS) > 0) {
        channel.read(hello);
      }
      return MAGIC.equals(new String(hello.array(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return false;
    }
  }
}
