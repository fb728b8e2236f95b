package dev.holdfast.ecs;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.catalog.Listing;
import dev.holdfast.model.Instance;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.UpperCamelCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of instances in the API's names. */
@Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record InstancesWire(
    int totalCount, int pageNumber, int pageSize, @Nullable String nextToken, Wrapper instances)
    implements Answer {

  static InstancesWire from(Listing<Instance> found, Paging paging) {
    return new InstancesWire(
        found.total(),
        paging.page().number(),
        paging.page().size(),
        paging.nextToken(found.total()),
        new Wrapper(found.items().stream().map(One::from).toList()));
  }

  @Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Wrapper(List<One> instance) {}

  /** One instance. */
  @Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record One(
      String instanceId,
      String instanceName,
      String hostName,
      String description,
      String status,
      String regionId,
      String zoneId,
      String instanceChargeType,
      String creationTime,
      Tags tags,
      Locks operationLocks) {

    static One from(Instance instance) {
      return new One(
          instance.id().value(),
          instance.name(),
          instance.name(),
          "",
          instance.status().wireName(),
          instance.region(),
          instance.zone(),
          "PostPaid",
          WireTime.toMinutes(instance.createdAt()),
          Tags.none(),
          new Locks(List.of()));
    }
  }

  /** Reasons for which an instance is locked; the repeated name is the API's. */
  @Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Locks(List<String> lockReason) {}
}
