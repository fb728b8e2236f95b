package dev.holdfast.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@code qemu-io} process that writes blocks to a disk and says when they are there. */
final class QemuIo implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final Process process;
  private final Writer commands;
  private final Path block;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  private QemuIo(Process process, Path block) {
    this.process = process;
    this.commands = process.outputWriter(StandardCharsets.US_ASCII);
    this.block = block;
  }

  static QemuIo open(NbdExport export) throws IOException {
    Path block = Files.createTempFile("holdfast-", ".block");
    Process process =
        new ProcessBuilder("qemu-io", "--image-opts", export.options(""))
            .redirectErrorStream(true)
            .start();
    QemuIo io = new QemuIo(process, block);
    Thread.ofVirtual().start(io::listen);
    return io;
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answers.add(line);
      }
    } catch (IOException e) {
      answers.add("gone: " + e.getMessage());
    }
    answers.add("gone");
  }

  /** Writes through to stable storage; returns when the disk has said that it is there. */
  void write(byte[] content, long offset) throws IOException, InterruptedException {
    Files.write(block, content);
    answers.clear();
    commands.write("write -f -s %s %d %d\n".formatted(block, offset, content.length));
    commands.flush();
    String wrote = "wrote %d/%d bytes".formatted(content.length, content.length);
    @Nullable String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    while (answer != null && !answer.contains(wrote)) {
      if (answer.startsWith("gone") || answer.contains("failed")) {
        throw new IOException("qemu-io: " + answer);
      }
      answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    if (answer == null) {
      throw new IOException("qemu-io does not answer");
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    Files.deleteIfExists(block);
  }
}
