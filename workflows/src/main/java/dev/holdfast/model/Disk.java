package dev.holdfast.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A disk as its platform describes it.
 *
 * @param node storage node (host) that the disk is touched on
 * @param category ECS name of its kind, for example {@code cloud_essd}
 * @param instance null while it is attached to none
 * @param device name under which the instance sees it; null while it is attached to none
 * @param attachedAt when it was last attached; null when it never was
 */
public record Disk(
    DiskId id,
    String name,
    String region,
    String zone,
    String node,
    DiskType type,
    String category,
    long sizeBytes,
    boolean encrypted,
    DiskStatus status,
    @Nullable InstanceId instance,
    @Nullable String device,
    Instant createdAt,
    @Nullable Instant attachedAt) {

  /** Flash snapshots need a disk of the ESSD class that is not encrypted (guide rule G5). */
  public boolean canHoldFlash() {
    return isEssd() && !encrypted;
  }

  private boolean isEssd() {
    return category.equals("cloud_auto") || category.startsWith("cloud_essd");
  }
}
