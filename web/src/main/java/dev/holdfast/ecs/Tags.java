package dev.holdfast.ecs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.UpperCamelCaseStrategy;
import java.util.List;
import java.util.Map;

/** Tags of a resource in the API's names. */
@Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record Tags(List<Tag> tag) {

  static Tags none() {
    return new Tags(List.of());
  }

  /** In the order of their keys. */
  static Tags from(Map<String, String> tags) {
    return new Tags(
        tags.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> new Tag(entry.getKey(), entry.getValue()))
            .toList());
  }

  /** One tag. */
  @Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Tag(String tagKey, String tagValue) {}
}
