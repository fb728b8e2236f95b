package dev.holdfast.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir Path folder;
  private Ports ports;

  @BeforeEach
  void createPorts() {
    ports = new Ports(new Home(folder, folder));
  }

  @Test
  void takesAnotherPortWhenPreferredOneIsBusyAndRemembersIt() throws IOException {
    int chosen;
    try (ServerSocket busy = listen()) {
      chosen = ports.choose("http", busy.getLocalPort(), false);
      assertThat(chosen).isNotEqualTo(busy.getLocalPort());
    }

    Ports later = new Ports(new Home(folder, folder));
    assertThat(later.choose("http", 1, false)).isEqualTo(chosen);
  }

  @Test
  void leavesRememberedPortThatAStrangerTook() throws IOException {
    int first = ports.choose("http", freePort(), false);
    try (ServerSocket stranger = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
      assertThat(ports.choose("http", first, false)).isNotEqualTo(stranger.getLocalPort());
    }
  }

  @Test
  void keepsRememberedPortThatOurOwnProcessServes() throws IOException {
    int first = ports.choose("temporal", freePort(), false);
    try (ServerSocket ours = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
      assertThat(ports.choose("temporal", 1, true)).isEqualTo(ours.getLocalPort());
    }
  }

  @Test
  void neverGivesOnePortToTwoPurposes() throws IOException {
    int port = freePort();

    assertThat(ports.choose("one", port, false)).isNotEqualTo(ports.choose("two", port, false));
  }

  @Test
  void choosesAnewWhenItsMemoryIsGarbage() throws IOException {
    Files.writeString(folder.resolve("ports.json"), "{\"http\":");
    int port = freePort();

    assertThat(ports.choose("http", port, false)).isEqualTo(port);
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = listen()) {
      return socket.getLocalPort();
    }
  }
}
