package dev.holdfast.ecs;

import dev.holdfast.catalog.RegionStore;
import java.util.SortedSet;
import java.util.TreeSet;

/** The regions that this service answers for. */
public final class Regions {
  private final RegionStore store;
  private final String home;

  /**
   * @param home the region that is there even when it has no disk yet
   */
  public Regions(RegionStore store, String home) {
    this.store = store;
    this.home = home;
  }

  SortedSet<String> all() {
    SortedSet<String> regions = new TreeSet<>(store.list());
    regions.add(home);
    return regions;
  }

  /** The region that a list is asked for. */
  String required(Parameters parameters) {
    String region = parameters.required("RegionId");
    if (!all().contains(region)) {
      throw new EcsError(404, "InvalidRegionId.NotFound", "There is no such region here.");
    }
    return region;
  }
}
