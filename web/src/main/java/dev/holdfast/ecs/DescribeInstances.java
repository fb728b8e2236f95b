package dev.holdfast.ecs;

import dev.holdfast.catalog.InstanceQuery;
import dev.holdfast.catalog.InstanceStore;
import dev.holdfast.catalog.Listing;
import dev.holdfast.model.Instance;
import dev.holdfast.model.InstanceStatus;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists instances. */
@Singleton
final class DescribeInstances implements EcsAction {
  private static final int MAX_IDS = 100;
  private static final int MAX_RESULTS = 100;

  /** Properties that no instance here has. */
  private static final List<String> ABSENT =
      List.of(
          "VpcId",
          "VSwitchId",
          "SecurityGroupId",
          "ImageId",
          "InstanceType",
          "InstanceTypeFamily",
          "InstanceNetworkType",
          "InternetChargeType",
          "KeyPairName",
          "ResourceGroupId",
          "HpcClusterId",
          "LockReason",
          "PrivateIpAddresses",
          "InnerIpAddresses",
          "PublicIpAddresses",
          "EipAddresses",
          "RdmaIpAddresses");

  private final InstanceStore instances;
  private final Regions regions;

  DescribeInstances(InstanceStore instances, Regions regions) {
    this.instances = instances;
    this.regions = regions;
  }

  @Override
  public String name() {
    return "DescribeInstances";
  }

  @Override
  public Answer answer(EcsCall call) {
    Parameters parameters = call.parameters();
    String region = regions.required(parameters);
    List<String> ids = ids(parameters);
    Restrictions.refuse(parameters, List.of("Filter.1.Key"));
    boolean none =
        Restrictions.anyGiven(parameters, ABSENT)
            || chargeType(parameters).equals("PrePaid")
            || !parameters.elements("Tag").isEmpty();
    Paging paging = Paging.from(parameters, MAX_RESULTS);
    Listing<Instance> found =
        instances.list(
            new InstanceQuery(
                region,
                none ? List.of() : ids,
                parameters.text("InstanceName"),
                parameters.text("ZoneId"),
                status(parameters),
                paging.page()));
    return InstancesWire.from(found, paging);
  }

  private static @Nullable List<String> ids(Parameters parameters) {
    List<String> ids =
        parameters.jsonList(
            "InstanceIds", EcsError.invalid("InstanceIds", "must be a JSON array of texts"));
    if (ids != null && ids.size() > MAX_IDS) {
      throw EcsError.invalid("InstanceIds", "names at most " + MAX_IDS);
    }
    return ids;
  }

  private static String chargeType(Parameters parameters) {
    String type = parameters.text("InstanceChargeType", "PostPaid");
    if (!type.equals("PostPaid") && !type.equals("PrePaid")) {
      throw new EcsError(
          404, "InvalidInstanceChargeType.NotFound", "That charge type is not known.");
    }
    return type;
  }

  private static @Nullable InstanceStatus status(Parameters parameters) {
    String status = parameters.text("Status");
    return status == null
        ? null
        : InstanceStatus.fromWire(status)
            .orElseThrow(
                () -> new EcsError(404, "InvalidStatus.NotFound", "That status is not known."));
  }
}
