package dev.holdfast.ecs;

import dev.holdfast.catalog.DiskQuery;
import dev.holdfast.catalog.DiskStore;
import dev.holdfast.model.DiskStatus;
import dev.holdfast.model.DiskType;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists disks. */
@Singleton
final class DescribeDisks implements EcsAction {
  private static final int MAX_IDS = 100;
  private static final int MAX_RESULTS = 500;
  private static final Set<String> CATEGORIES =
      Set.of(
          "cloud",
          "cloud_efficiency",
          "cloud_ssd",
          "cloud_essd",
          "cloud_auto",
          "cloud_essd_entry",
          "cloud_regional_disk_auto",
          "elastic_ephemeral_disk_standard",
          "elastic_ephemeral_disk_premium",
          "local_ssd_pro",
          "local_hdd_pro",
          "ephemeral",
          "ephemeral_ssd");

  /** Properties that no disk here has. */
  private static final List<String> ABSENT =
      List.of("SnapshotId", "ResourceGroupId", "KMSKeyId", "LockReason");

  private final DiskStore disks;
  private final Regions regions;

  DescribeDisks(DiskStore disks, Regions regions) {
    this.disks = disks;
    this.regions = regions;
  }

  @Override
  public String name() {
    return "DescribeDisks";
  }

  @Override
  public Answer answer(EcsCall call) {
    Parameters parameters = call.parameters();
    String region = regions.required(parameters);
    Restrictions.refuse(
        parameters, List.of("Filter.1.Key", "Filter.2.Key", "AutoSnapshotPolicyId"));
    List<String> ids = ids(parameters);
    Paging paging = Paging.from(parameters, MAX_RESULTS);
    DiskQuery query =
        new DiskQuery(
            region,
            fitsNone(parameters) ? List.of() : ids,
            parameters.text("InstanceId"),
            parameters.text("DiskName"),
            parameters.text("ZoneId"),
            type(parameters),
            category(parameters),
            status(parameters),
            parameters.bool("Encrypted"),
            paging.page());
    return DisksWire.from(disks.list(query), paging);
  }

  private static boolean fitsNone(Parameters parameters) {
    return Restrictions.anyGiven(parameters, ABSENT)
        || !parameters.elements("Tag").isEmpty()
        || Restrictions.contradicts(parameters, "Portable", DisksWire.PORTABLE)
        || Restrictions.contradicts(parameters, "DeleteWithInstance", false)
        || Restrictions.contradicts(parameters, "DeleteAutoSnapshot", false)
        || Restrictions.contradicts(parameters, "EnableAutoSnapshot", true)
        || Restrictions.contradicts(parameters, "EnableShared", false)
        || !parameters.text("MultiAttach", "Disabled").equals("Disabled")
        || !parameters.text("DiskChargeType", "PostPaid").equals("PostPaid");
  }

  private static @Nullable List<String> ids(Parameters parameters) {
    List<String> ids =
        parameters.jsonList(
            "DiskIds",
            new EcsError(
                400, "InvalidParameter.DiskIds", "DiskIds must be a JSON array of texts."));
    if (ids != null && ids.size() > MAX_IDS) {
      throw new EcsError(
          403, "InvalidDiskIds.Malformed", "DiskIds names at most " + MAX_IDS + " disks.");
    }
    return ids;
  }

  private static @Nullable DiskType type(Parameters parameters) {
    return switch (parameters.text("DiskType", "all")) {
      case "all" -> null;
      case "system" -> DiskType.SYSTEM;
      case "data" -> DiskType.DATA;
      case String other -> throw unknown("InvalidDiskType.ValueNotSupported", other);
    };
  }

  private static @Nullable String category(Parameters parameters) {
    String category = parameters.text("Category", "all");
    if (category.equals("all")) {
      return null;
    }
    if (!CATEGORIES.contains(category)) {
      throw unknown("InvalidCategory.ValueNotSupported", category);
    }
    return category;
  }

  private static @Nullable DiskStatus status(Parameters parameters) {
    String status = parameters.text("Status", "All");
    return status.equals("All")
        ? null
        : DiskStatus.fromWire(status)
            .orElseThrow(() -> unknown("InvalidStatus.ValueNotSupported", status));
  }

  private static EcsError unknown(String code, String value) {
    return new EcsError(400, code, "The value " + value + " is not known.");
  }
}
