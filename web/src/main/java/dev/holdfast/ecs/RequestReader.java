package dev.holdfast.ecs;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Reads requests whole, whatever they call their bodies and however these are framed. */
@Singleton
final class RequestReader {
  /** What became of reading. */
  sealed interface Read {
    /** All of it. */
    record Whole(EcsRequest request) implements Read {}

    /**
     * More than anybody needs.
     *
     * @param request without its body
     */
    record TooLarge(EcsRequest request) implements Read {}
  }

  Read read(HttpRequest<?> request) {
    try (InputStream body = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
      return new Read.Whole(named(request, body.readAllBytes()));
    } catch (IOException e) {
      // The server's own limit (micronaut.server.max-request-size) ends the stream.
      if (e.getCause() instanceof ContentLengthExceededException) {
        return new Read.TooLarge(named(request, new byte[0]));
      }
      throw new UncheckedIOException("the caller went away", e);
    }
  }

  private static EcsRequest named(HttpRequest<?> request, byte[] body) {
    String query = request.getUri().getRawQuery();
    return new EcsRequest(
        request.getMethodName(),
        headers(request),
        query == null ? "" : query,
        new String(body, StandardCharsets.UTF_8),
        digest(body),
        UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Map<String, String> headers(HttpRequest<?> request) {
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<String, List<String>> header : request.getHeaders()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), String.join(",", header.getValue()));
    }
    return headers;
  }
}
