package dev.holdfast.ecs;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.UpperCamelCaseStrategy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Lists the regions. */
@Singleton
final class DescribeRegions implements EcsAction {
  private static final Set<String> LANGUAGES = Set.of("zh-CN", "en-US", "ja");
  private static final Set<String> RESOURCES =
      Set.of("instance", "disk", "reservedinstance", "scu");

  private final Regions regions;

  DescribeRegions(Regions regions) {
    this.regions = regions;
  }

  @Override
  public String name() {
    return "DescribeRegions";
  }

  @Override
  public Answer answer(EcsCall call) {
    if (!LANGUAGES.contains(call.parameters().text("AcceptLanguage", "zh-CN"))) {
      throw new EcsError(404, "InvalidAcceptLanguage.NotFound", "That language is not known.");
    }
    if (!RESOURCES.contains(call.parameters().text("ResourceType", "instance"))) {
      throw new EcsError(404, "InvalidResourceType.NotFound", "That resource type is not known.");
    }
    String endpoint = call.request().host();
    return new Wire(
        new Wrapper(
            regions.all().stream()
                .map(region -> new Region(region, region, endpoint, "available"))
                .toList()));
  }

  @Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
  record Wire(Wrapper regions) implements Answer {}

  @Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
  record Wrapper(List<Region> region) {}

  @Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
  record Region(String regionId, String localName, String regionEndpoint, String status) {}
}
