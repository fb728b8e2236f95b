package dev.holdfast.catalog;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.InstanceId;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.SnapshotId;

/**
 * Gives out new identifiers. They sort by the time at which they were given, so that indexes stay
 * local.
 */
public interface IdSource {

  /** 20 lower-case letters and digits: 9 of the time in milliseconds, 11 of chance. */
  String nextBody();

  default SnapshotId nextSnapshot() {
    return new SnapshotId(SnapshotId.PREFIX + nextBody());
  }

  default PolicyId nextPolicy() {
    return new PolicyId(PolicyId.PREFIX + nextBody());
  }

  default DiskId nextDisk() {
    return new DiskId(DiskId.PREFIX + nextBody());
  }

  default InstanceId nextInstance() {
    return new InstanceId(InstanceId.PREFIX + nextBody());
  }
}
