package dev.holdfast.ecs;

import dev.holdfast.model.Sha256;
import java.util.Map;

/** Requests as tests need them. */
final class Requests {
  private Requests() {}

  static EcsRequest get(String query) {
    return new EcsRequest("GET", Map.of("host", "localhost"), query, "", Sha256.hex(""), "R-1");
  }

  static EcsRequest form(String query, String form) {
    return new EcsRequest(
        "POST",
        Map.of("host", "localhost", "content-type", "application/x-www-form-urlencoded"),
        query,
        form,
        Sha256.hex(form),
        "R-1");
  }

  static Parameters parameters(String query) {
    return get(query).parameters();
  }
}
