package dev.holdfast.retention;

import dev.holdfast.model.SnapshotId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Restore points that build on one another, no parent before its child.
 *
 * @param children the newest child of each that has one
 */
record Chain(List<RestorePoint> leafToRoot, Map<SnapshotId, SnapshotId> children) {

  /**
   * A parent that is not among the points counts as none. The chain with the oldest point first.
   */
  static List<Chain> of(List<RestorePoint> points) {
    Map<SnapshotId, RestorePoint> byId = new HashMap<>();
    points.forEach(point -> byId.put(point.id(), point));
    Map<SnapshotId, Place> places = new HashMap<>();
    points.forEach(point -> place(point, byId, places));
    Map<SnapshotId, List<RestorePoint>> byRoot = new LinkedHashMap<>();
    points.stream()
        .sorted(RetentionPlanner.OLDEST_FIRST)
        .forEach(point ->
            byRoot
                .computeIfAbsent(placeOf(point, places).root(), root -> new ArrayList<>())
                .add(point));
    return byRoot.values().stream().map(members -> of(members, places)).toList();
  }

  private static Chain of(List<RestorePoint> oldestFirst, Map<SnapshotId, Place> places) {
    Map<SnapshotId, SnapshotId> children = new HashMap<>();
    for (RestorePoint member : oldestFirst) {
      if (member.parent() != null) {
        children.put(member.parent(), member.id());
      }
    }
    Comparator<RestorePoint> deepestFirst =
        Comparator.comparingInt((RestorePoint member) -> placeOf(member, places).depth())
            .reversed()
            .thenComparing(RetentionPlanner.OLDEST_FIRST.reversed());
    return new Chain(oldestFirst.stream().sorted(deepestFirst).toList(), children);
  }

  /** Walks up without recursion, because a chain may be longer than the stack is deep. */
  private static void place(
      RestorePoint point, Map<SnapshotId, RestorePoint> byId, Map<SnapshotId, Place> places) {
    List<RestorePoint> path = new ArrayList<>();
    RestorePoint step = point;
    while (step != null && !places.containsKey(step.id())) {
      if (path.size() > byId.size()) {
        throw new IllegalArgumentException("snapshot " + point.id() + " is its own ancestor");
      }
      path.add(step);
      step = parentOf(step, byId);
    }
    Place above = step == null ? null : placeOf(step, places);
    for (RestorePoint member : path.reversed()) {
      above =
          above == null ? new Place(member.id(), 0) : new Place(above.root(), above.depth() + 1);
      places.put(member.id(), above);
    }
  }

  private static @Nullable RestorePoint parentOf(
      RestorePoint point, Map<SnapshotId, RestorePoint> byId) {
    return point.parent() == null ? null : byId.get(point.parent());
  }

  private static Place placeOf(RestorePoint point, Map<SnapshotId, Place> places) {
    return places.getOrDefault(point.id(), new Place(point.id(), 0));
  }

  private record Place(SnapshotId root, int depth) {}
}
