package dev.holdfast.retention;

import dev.holdfast.model.SnapshotId;
import java.util.List;
import java.util.Map;

/**
 * What retention says about all restore points of one disk.
 *
 * @param deletions those that may go, in the order in which they must: oldest chain first, leaf to
 *     root in each
 */
public record RetentionDecision(Map<SnapshotId, Verdict> verdicts, List<SnapshotId> deletions) {
  public RetentionDecision {
    verdicts = Map.copyOf(verdicts);
    deletions = List.copyOf(deletions);
  }
}
