package dev.holdfast.catalog;

import dev.holdfast.model.InstanceId;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotCategory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Records that a snapshot is wanted, before anybody asks the platform for it. */
public final class SnapshotInserter {
  private final InstantSource clock;
  private final SnapshotWriter writer;

  public SnapshotInserter(InstantSource clock, SnapshotWriter writer) {
    this.clock = clock;
    this.writer = writer;
  }

  /**
   * Fails on a unique key when the same request is recorded already, or, for a standard one, when
   * another is being made of the disk.
   */
  public void insert(Handle handle, NewSnapshot wanted) {
    Instant now = clock.instant();
    InstanceId instance = wanted.disk().instance();
    RunKey run = wanted.run();
    boolean takesSlot = wanted.category() == SnapshotCategory.STANDARD;
    handle
        .createUpdate(
            """
            INSERT INTO snapshots (id, disk_id, category, type, state, name, description, retention_days,
              request_hash, request_key, parameter_digest, busy_disk_id, instance_id, region, node, disk_type,
              disk_bytes, encrypted, pace, policy_id, nominal_time, created_at, changed_at, last_event)
            VALUES (:id, :disk, :category, :type, 'ACCEPTED', :name, :description, :retentionDays,
              :token, :key, :digest, :busyDisk, :instance, :region, :node, :diskType,
              :diskBytes, :encrypted, :pace, :policy, :nominal, :now, :now, 0)
            """)
        .bind("id", wanted.id().value())
        .bind("disk", wanted.disk().id().value())
        .bind("category", wanted.category().name())
        .bind("type", wanted.type().name())
        .bind("name", wanted.label().name())
        .bind("description", wanted.label().description())
        .bind("retentionDays", wanted.label().retentionDays())
        .bind("token", wanted.key().token().value())
        .bind("key", wanted.key().text())
        .bind("digest", wanted.parameterDigest())
        .bind("busyDisk", takesSlot ? wanted.disk().id().value() : null)
        .bind("instance", instance == null ? null : instance.value())
        .bind("region", wanted.disk().region())
        .bind("node", wanted.disk().node())
        .bind("diskType", wanted.disk().type().name())
        .bind("diskBytes", wanted.disk().sizeBytes())
        .bind("encrypted", wanted.disk().encrypted())
        .bind("pace", wanted.pace().name())
        .bind("policy", run == null ? null : run.policy().value())
        .bind("nominal", run == null ? null : run.nominal())
        .bind("now", now)
        .execute();
    insertTags(handle, wanted);
    writer.tell(handle, wanted.id(), "accepted", "wanted by " + wanted.key().text());
  }

  private static void insertTags(Handle handle, NewSnapshot wanted) {
    Map<String, String> tags = wanted.label().tags();
    if (tags.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO snapshot_tags (snapshot_id, tag_key, tag_value) VALUES (:id, :key, :value)");
    tags.forEach((key, value) ->
        batch.bind("id", wanted.id().value()).bind("key", key).bind("value", value).add());
    batch.execute();
  }
}
