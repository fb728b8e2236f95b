package dev.holdfast.runtime;

import dev.holdfast.model.DiskStatus;
import dev.holdfast.model.InstanceStatus;
import dev.holdfast.snapshot.AcceptanceRules;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.util.Set;

/**
 * Which disks may have snapshots, and how many.
 *
 * @param floor restore points of a disk that no automatic deletion may go below
 */
@ConfigurationProperties("holdfast.snapshot")
public record SnapshotConfiguration(
    @Bindable(defaultValue = "IN_USE,AVAILABLE") Set<DiskStatus> allowedDiskStates,
    @Bindable(defaultValue = "RUNNING,STOPPED") Set<InstanceStatus> allowedInstanceStates,
    @Bindable(defaultValue = "256") @Min(1) int manualQuota,
    @Bindable(defaultValue = "1000") @Min(1) int automaticQuota,
    @Bindable(defaultValue = "1") @Min(1) int floor) {

  AcceptanceRules rules() {
    return new AcceptanceRules(
        Set.copyOf(allowedDiskStates),
        Set.copyOf(allowedInstanceStates),
        manualQuota,
        automaticQuota);
  }
}
