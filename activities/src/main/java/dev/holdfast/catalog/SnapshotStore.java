package dev.holdfast.catalog;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.PlatformToken;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.model.SnapshotType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads snapshots and their stories. */
public final class SnapshotStore {
  private static final String SELECT = "SELECT " + SnapshotRows.COLUMNS + " FROM snapshots";

  /** States in which a workflow still has to bring a snapshot to an end. */
  public static final List<SnapshotState> UNFINISHED =
      Arrays.stream(SnapshotState.values()).filter(SnapshotState::isUnfinished).toList();

  private static final List<SnapshotState> LISTED =
      List.of(
          SnapshotState.ACCEPTED,
          SnapshotState.PROGRESSING,
          SnapshotState.UNRESOLVED,
          SnapshotState.ACCOMPLISHED,
          SnapshotState.DELETING);

  private final Jdbi jdbi;

  public SnapshotStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public Optional<SnapshotRow> find(SnapshotId id) {
    return jdbi.withHandle(
        handle -> find(handle, id).map(row -> withTags(handle, List.of(row)).getFirst()));
  }

  /** Without tags. */
  public Optional<SnapshotRow> find(Handle handle, SnapshotId id) {
    return handle
        .createQuery(SELECT + " WHERE id = :id")
        .bind("id", id.value())
        .map(SnapshotRows::map)
        .findOne();
  }

  /** Without tags. */
  public Optional<SnapshotRow> findByToken(Handle handle, PlatformToken token) {
    return handle
        .createQuery(SELECT + " WHERE request_hash = :token")
        .bind("token", token.value())
        .map(SnapshotRows::map)
        .findOne();
  }

  /** Newest first. */
  public Listing<SnapshotRow> list(SnapshotQuery query) {
    Where where =
        new Where()
            .equal("region", query.region())
            .in("id", query.ids())
            .equal("instance_id", query.instance())
            .equal("disk_id", query.disk())
            .equal("name", query.name())
            .in("state", names(query.states()))
            .equal("type", name(query.type()))
            .equal("category", name(query.category()))
            .equal("disk_type", name(query.diskType()))
            .equal("encrypted", query.encrypted())
            .compare("created_at", ">=", query.createdFrom())
            .compare("created_at", "<=", query.createdTo());
    Listing<SnapshotRow> page =
        Listings.read(
            jdbi,
            "snapshots",
            SnapshotRows.COLUMNS,
            where,
            "id DESC",
            query.page(),
            SnapshotRows::map);
    return new Listing<>(jdbi.withHandle(handle -> withTags(handle, page.items())), page.total());
  }

  /** All of a disk in these states, oldest first, without tags. */
  public List<SnapshotRow> ofDisk(Handle handle, DiskId disk, Collection<SnapshotState> states) {
    Where where = new Where().equal("disk_id", disk.value()).in("state", names(states));
    return where
        .bindTo(handle.createQuery(SELECT + where.sql() + " ORDER BY id"))
        .map(SnapshotRows::map)
        .list();
  }

  /** Disks that have something whose own retention has ended. */
  public List<DiskId> disksWithExpired(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT disk_id FROM snapshots
            WHERE state = 'ACCOMPLISHED' AND created_at < DATE_SUB(:now, INTERVAL retention_days DAY)
            ORDER BY disk_id
            """)
        .bind("now", now)
        .mapTo(String.class)
        .map(DiskId::new)
        .list();
  }

  /** All that a policy run wanted, without tags. */
  public List<SnapshotRow> ofRun(Handle handle, RunKey run) {
    return handle
        .createQuery(SELECT + " WHERE policy_id = :policy AND nominal_time = :nominal ORDER BY id")
        .bind("policy", run.policy().value())
        .bind("nominal", run.nominal())
        .map(SnapshotRows::map)
        .list();
  }

  /** How many snapshots of that type a disk has, unfinished ones included. */
  public int countKept(Handle handle, DiskId disk, SnapshotType type) {
    Where where =
        new Where()
            .equal("disk_id", disk.value())
            .equal("type", type.name())
            .in("state", names(LISTED));
    return where
        .bindTo(handle.createQuery("SELECT COUNT(*) FROM snapshots" + where.sql()))
        .mapTo(Integer.class)
        .one();
  }

  /** How many of these are not finished. */
  public int countUnfinished(Collection<SnapshotId> ids) {
    Where where =
        new Where()
            .in("id", ids.stream().map(SnapshotId::value).toList())
            .in("state", names(UNFINISHED));
    return jdbi.withHandle(handle ->
        where
            .bindTo(handle.createQuery("SELECT COUNT(*) FROM snapshots" + where.sql()))
            .mapTo(Integer.class)
            .one());
  }

  /** All that happened to a snapshot, in order. */
  public List<SnapshotEvent> story(SnapshotId id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT sequence, at, kind, sentence FROM snapshot_events WHERE snapshot_id = :id ORDER BY sequence")
            .bind("id", id.value())
            .map((row, context) ->
                new SnapshotEvent(
                    row.getInt("sequence"),
                    Rows.instant(row, "at"),
                    Rows.text(row, "kind"),
                    Rows.text(row, "sentence")))
            .list());
  }

  static List<String> names(Collection<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).toList();
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static List<SnapshotRow> withTags(Handle handle, List<SnapshotRow> rows) {
    Map<SnapshotId, Map<String, String>> tags = new HashMap<>();
    Where where =
        new Where().in("snapshot_id", rows.stream().map(row -> row.id().value()).toList());
    where
        .bindTo(
            handle.createQuery(
                "SELECT snapshot_id, tag_key, tag_value FROM snapshot_tags" + where.sql()))
        .map((row, context) ->
            tags.computeIfAbsent(
                    new SnapshotId(Rows.text(row, "snapshot_id")), id -> new HashMap<>())
                .put(Rows.text(row, "tag_key"), Rows.text(row, "tag_value")))
        .list();
    return rows.stream().map(row -> row.withTags(tags.getOrDefault(row.id(), Map.of()))).toList();
  }
}
