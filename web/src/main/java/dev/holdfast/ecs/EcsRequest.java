package dev.holdfast.ecs;

import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came, before anybody looked whether it may.
 *
 * @param headers by lower-case name
 * @param query the undecoded query, or an empty text
 * @param body as text; the API has no other bodies than forms
 * @param bodyDigest SHA-256 of the body, in lower-case hex
 * @param requestId our name for it
 */
public record EcsRequest(
    String method,
    Map<String, String> headers,
    String query,
    String body,
    String bodyDigest,
    String requestId) {

  @Nullable String header(String name) {
    return headers.get(name);
  }

  String host() {
    return headers.getOrDefault("host", "");
  }

  SequencedMap<String, String> queryPairs() {
    return PercentCode.decodePairs(query);
  }

  /** Query and form together. */
  Parameters parameters() {
    SequencedMap<String, String> pairs = new TreeMap<>(queryPairs());
    if (hasForm()) {
      PercentCode.decodePairs(body).forEach((name, value) -> PercentCode.put(pairs, name, value));
    }
    return new Parameters(pairs);
  }

  private boolean hasForm() {
    return headers
        .getOrDefault("content-type", "")
        .toLowerCase(Locale.ROOT)
        .startsWith("application/x-www-form-urlencoded");
  }

  @Override
  public String toString() {
    return "EcsRequest[" + method + " " + requestId + "]";
  }
}
