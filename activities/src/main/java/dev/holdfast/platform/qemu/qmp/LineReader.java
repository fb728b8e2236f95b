package dev.holdfast.platform.qemu.qmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a byte stream into lines of limited length. */
final class LineReader {
  private final ReadableByteChannel channel;
  private final int maxBytes;
  private final ByteBuffer incoming = ByteBuffer.allocate(64 << 10).flip();
  private byte[] line = new byte[4096];
  private int length;

  LineReader(ReadableByteChannel channel, int maxBytes) {
    this.channel = channel;
    this.maxBytes = maxBytes;
  }

  /** Empty at the end of the stream; a last half line is dropped, because it has no end. */
  Optional<String> next() throws IOException {
    length = 0;
    while (true) {
      while (incoming.hasRemaining()) {
        byte next = incoming.get();
        if (next == '\n') {
          return Optional.of(new String(line, 0, length, StandardCharsets.UTF_8));
        }
        append(next);
      }
      if (!fill()) {
        return Optional.empty();
      }
    }
  }

  private boolean fill() throws IOException {
    incoming.clear();
    int count = channel.read(incoming);
    incoming.flip();
    return count >= 0;
  }

  private void append(byte next) throws IOException {
    if (length == maxBytes) {
      throw new IOException("a line of more than " + maxBytes + " bytes");
    }
    if (length == line.length) {
      line = Arrays.copyOf(line, length * 2);
    }
    line[length++] = next;
  }
}
