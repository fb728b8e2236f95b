package dev.holdfast.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a service for its health. */
@FunctionalInterface
interface HealthProbe {
  /** Whether the service at this address, given without a path, is up with all its parts. */
  boolean isHealthy(String endpoint);

  /** Asks {@code /health}, which answers 200 only when all parts are up. */
  static HealthProbe overHttp() {
    return endpoint -> {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(endpoint + "/health"))
              .timeout(Duration.ofSeconds(5))
              .build();
      try (HttpClient client =
          HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }
}
