package dev.holdfast.retention;

import dev.holdfast.model.PolicyId;
import dev.holdfast.model.Retention;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says which restore points of a disk stay and which may go. A chain goes as a whole and only when
 * it no longer grows, because its members cannot be merged yet.
 */
public final class RetentionPlanner {
  static final Comparator<RestorePoint> OLDEST_FIRST =
      Comparator.comparing(RestorePoint::takenAt).thenComparing(RestorePoint::id);

  /**
   * Decides over all restore points of one disk, whoever made them; the order given does not
   * matter.
   *
   * @param retentions by policy; what belongs to a policy that is not there has no rule and stays
   * @param floor so many stay whatever the rules say, those that outlive the disk before flash
   *     ones, the newest first; at least 1
   */
  public RetentionDecision plan(
      List<RestorePoint> points, Map<PolicyId, Retention> retentions, int floor, Instant now) {
    if (floor < 1) {
      throw new IllegalArgumentException("the floor is at least 1");
    }
    OwnRules rules = new OwnRules(points, retentions, floor, now);
    Optional<SnapshotId> newest = newestStandard(points);
    Map<SnapshotId, Verdict> verdicts = new HashMap<>();
    List<SnapshotId> deletions = new ArrayList<>();
    for (Chain chain : Chain.of(points)) {
      Map<SnapshotId, Verdict> own = new HashMap<>();
      chain.leafToRoot().forEach(member -> own.put(member.id(), rules.judge(member)));
      boolean grows = newest.filter(own::containsKey).isPresent();
      Optional<SnapshotId> stays = firstKept(chain, own);
      if (!grows && stays.isEmpty()) {
        chain.leafToRoot().forEach(member -> deletions.add(member.id()));
      } else {
        own.replaceAll((id, verdict) -> keep(id, verdict, chain, grows, stays));
      }
      verdicts.putAll(own);
    }
    return new RetentionDecision(verdicts, deletions);
  }

  private static Verdict keep(
      SnapshotId id, Verdict own, Chain chain, boolean grows, Optional<SnapshotId> stays) {
    if (own instanceof Verdict.Keep) {
      return own;
    }
    List<KeepReason> reasons = new ArrayList<>();
    SnapshotId child = chain.children().get(id);
    if (child != null) {
      reasons.add(new KeepReason.ParentOf(child));
    }
    if (grows) {
      reasons.add(new KeepReason.OpenChain());
    }
    if (reasons.isEmpty()) {
      stays.ifPresent(member -> reasons.add(new KeepReason.InChainWith(member)));
    }
    return new Verdict.Keep(reasons);
  }

  private static Optional<SnapshotId> firstKept(Chain chain, Map<SnapshotId, Verdict> own) {
    return chain.leafToRoot().stream()
        .map(RestorePoint::id)
        .filter(id -> own.get(id) instanceof Verdict.Keep)
        .findFirst();
  }

  private static Optional<SnapshotId> newestStandard(List<RestorePoint> points) {
    return points.stream()
        .filter(point -> point.category() == SnapshotCategory.STANDARD)
        .max(OLDEST_FIRST)
        .map(RestorePoint::id);
  }
}
