package dev.holdfast.console;

import dev.holdfast.catalog.DiskOverview;
import dev.holdfast.catalog.OverviewStore;
import dev.holdfast.catalog.PageRequest;
import dev.holdfast.catalog.SnapshotQuery;
import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.catalog.SnapshotStore;
import dev.holdfast.ledger.PolicyLedger;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.SnapshotState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the overview together. */
public final class Overview {
  private static final int MAX_DISKS = 200;
  private static final int MAX_RUNNING = 50;
  private static final int RECENT = 15;
  private static final Set<SnapshotState> RUNNING = Set.copyOf(SnapshotStore.UNFINISHED);
  private static final Set<SnapshotState> ENDED =
      EnumSet.of(
          SnapshotState.ACCOMPLISHED,
          SnapshotState.DELETING,
          SnapshotState.FAILED,
          SnapshotState.CANCELLED,
          SnapshotState.RELEASED_WITH_DISK);

  private final Sources sources;
  private final NextFires fires;
  private final TemporalLinks links;
  private final InstantSource clock;

  /** Where the overview is read from. */
  public record Sources(OverviewStore overview, SnapshotStore snapshots, PolicyLedger policies) {}

  public Overview(Sources sources, NextFires fires, TemporalLinks links, InstantSource clock) {
    this.sources = sources;
    this.fires = fires;
    this.links = links;
    this.clock = clock;
  }

  /** The page for somebody who is logged in. */
  public OverviewPage page(String accessKeyId, String logoutToken) {
    Instant now = clock.instant();
    List<DiskOverview> disks = sources.overview().disks(MAX_DISKS);
    Map<DiskId, String> names =
        disks.stream().collect(Collectors.toMap(DiskOverview::id, DiskOverview::name));
    OverviewLines lines = new OverviewLines(names, links, now);
    return new OverviewPage(
        accessKeyId,
        logoutToken,
        Words.time(now, Words.UTC),
        links.ui(),
        disks.stream().map(lines::disk).toList(),
        list(RUNNING, MAX_RUNNING).stream().map(lines::running).toList(),
        list(ENDED, RECENT).stream().map(lines::recent).toList(),
        sources.policies().enabled().stream()
            .map(policy -> lines.policy(policy, fires.nextFire(policy.id())))
            .toList());
  }

  private List<SnapshotRow> list(Set<SnapshotState> states, int count) {
    SnapshotQuery query =
        new SnapshotQuery(
            null,
            null,
            null,
            null,
            null,
            states,
            null,
            null,
            null,
            null,
            null,
            null,
            new PageRequest(1, count));
    return sources.snapshots().list(query).items();
  }
}
