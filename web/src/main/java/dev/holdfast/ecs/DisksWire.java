package dev.holdfast.ecs;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.catalog.Listing;
import dev.holdfast.model.Disk;
import dev.holdfast.model.DiskStatus;
import dev.holdfast.model.InstanceId;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.UpperCamelCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of disks in the API's names. */
@Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record DisksWire(
    int totalCount, int pageNumber, int pageSize, @Nullable String nextToken, Wrapper disks)
    implements Answer {
  static final boolean PORTABLE = true;

  static DisksWire from(Listing<Disk> found, Paging paging) {
    return new DisksWire(
        found.total(),
        paging.page().number(),
        paging.page().size(),
        paging.nextToken(found.total()),
        new Wrapper(found.items().stream().map(One::from).toList()));
  }

  @Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Wrapper(List<One> disk) {}

  /** One disk. */
  @Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record One(
      String diskId,
      String diskName,
      String description,
      String regionId,
      String zoneId,
      String status,
      String type,
      String category,
      int size,
      boolean encrypted,
      String instanceId,
      String device,
      boolean portable,
      boolean deleteWithInstance,
      boolean deleteAutoSnapshot,
      boolean enableAutoSnapshot,
      String diskChargeType,
      String multiAttach,
      String creationTime,
      @Nullable String attachedTime,
      Tags tags,
      Attachments attachments) {

    static One from(Disk disk) {
      List<Attachment> attachments = attachments(disk);
      Attachment first = attachments.isEmpty() ? new Attachment("", "", null) : attachments.get(0);
      return new One(
          disk.id().value(),
          disk.name(),
          "",
          disk.region(),
          disk.zone(),
          disk.status().wireName(),
          disk.type().wireName(),
          disk.category(),
          (int) Gibibytes.of(disk.sizeBytes()),
          disk.encrypted(),
          first.instanceId(),
          first.device(),
          PORTABLE,
          false,
          false,
          true,
          "PostPaid",
          "Disabled",
          WireTime.toSeconds(disk.createdAt()),
          WireTime.toSecondsOrNull(disk.attachedAt()),
          Tags.none(),
          new Attachments(attachments));
    }

    private static List<Attachment> attachments(Disk disk) {
      InstanceId instance = disk.instance();
      String device = disk.device();
      boolean shown = disk.status() == DiskStatus.IN_USE || disk.status() == DiskStatus.DETACHING;
      if (instance == null || !shown) {
        return List.of();
      }
      return List.of(
          new Attachment(
              instance.value(),
              device == null ? "" : device,
              WireTime.toSecondsOrNull(disk.attachedAt())));
    }
  }

  @Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Attachments(List<Attachment> attachment) {}

  /** Where a disk is attached. */
  @Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Attachment(String instanceId, String device, @Nullable String attachedTime) {}
}
