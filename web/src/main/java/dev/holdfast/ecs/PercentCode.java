package dev.holdfast.ecs;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Percent-encoding, strict when written and lenient when read, as the API's signatures need it. */
final class PercentCode {
  private PercentCode() {}

  /** RFC 3986: all but letters, digits and {@code - _ . ~} is encoded. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /**
   * Reads a query or a form. The same name twice is refused unless it says the same: no signature
   * could tell which of them was meant.
   */
  static SequencedMap<String, String> decodePairs(String text) {
    SequencedMap<String, String> pairs = new TreeMap<>();
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      put(pairs, name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return pairs;
  }

  static void put(SequencedMap<String, String> pairs, String name, String value) {
    String before = pairs.put(name, value);
    if (before != null && !before.equals(value)) {
      throw EcsError.invalid(name, "is given twice");
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new EcsError(400, "InvalidParameter", "The request is not percent-encoded correctly.");
    }
  }

  /** Sorted {@code name=value} pairs, encoded and joined by {@code &}. */
  static String canonical(SequencedMap<String, String> pairs) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(pairs)
        .forEach((name, value) ->
            text.append(text.isEmpty() ? "" : "&")
                .append(encode(name))
                .append('=')
                .append(encode(value)));
    return text.toString();
  }
}
