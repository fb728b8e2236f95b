package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.runtime.RuntimeState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The program as a process, from the moment it is healthy. */
final class RunningProgram {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofMinutes(2);

  private final Process process;
  private final RuntimeState state;

  private RunningProgram(Process process, RuntimeState state) {
    this.process = process;
    this.state = state;
  }

  static RunningProgram awaitHealthy(Installation installation, Process process) {
    await("the program is healthy")
        .atMost(START)
        .pollInterval(Duration.ofMillis(200))
        .failFast("the program ended", () -> !process.isAlive())
        .until(() ->
            RuntimeState.read(installation.home())
                .filter(state -> isHealthy(state.ecs()))
                .isPresent());
    return new RunningProgram(process, RuntimeState.read(installation.home()).orElseThrow());
  }

  boolean isHealthy() {
    return isHealthy(state.ecs());
  }

  private static boolean isHealthy(String address) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/health")).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  RuntimeState state() {
    return state;
  }

  /** Signs with the key that the program left for its owner. */
  EcsUser firstUser() throws Exception {
    return user(firstKeyId(), firstKey().get("accessKeySecret").asText());
  }

  String firstKeyId() throws IOException {
    return firstKey().get("accessKeyId").asText();
  }

  private JsonNode firstKey() throws IOException {
    return new ObjectMapper().readTree(Path.of(state.credentialsFile()).toFile());
  }

  EcsUser user(String keyId, String secret) throws Exception {
    return new EcsUser(URI.create(state.ecs()).getAuthority(), state.region(), keyId, secret);
  }

  /** SIGKILL, to this process alone. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** SIGTERM, and wait until it has stopped what it started. */
  void stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).as("ended in time").isTrue();
  }
}
