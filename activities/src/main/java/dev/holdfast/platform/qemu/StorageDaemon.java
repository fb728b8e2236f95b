package dev.holdfast.platform.qemu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.platform.qemu.qmp.QmpClient;
import dev.holdfast.platform.qemu.qmp.QmpError;
import dev.holdfast.platform.qemu.qmp.QmpUnanswered;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The storage daemon of one instance, in terms of disks and snapshots. */
final class StorageDaemon implements AutoCloseable {
  private static final long STEP_NANOS = 20_000_000;

  private final QmpClient qmp;

  StorageDaemon(QmpClient qmp) {
    this.qmp = qmp;
  }

  DiskNode disk(DiskId disk) {
    return node(NodeNames.of(disk))
        .map(DaemonAnswers::disk)
        .orElseThrow(() -> new QmpUnanswered("The daemon does not serve disk " + disk));
  }

  List<DaemonJob> jobs() {
    return DaemonAnswers.jobs(qmp.execute("query-jobs"));
  }

  Optional<DaemonJob> job(SnapshotId snapshot) {
    return jobs().stream().filter(job -> job.id().equals(snapshot.value())).findFirst();
  }

  /** Version of QEMU. */
  String version() {
    return DaemonAnswers.version(qmp.execute("query-version"));
  }

  /** Begins a copy. When QEMU refuses, nothing of it is left but the target file. */
  void copy(CopyJob job) {
    qmp.execute("blockdev-add", job.targetNode());
    qmp.execute("transaction", job.transaction());
  }

  /** Lets go of the file that a snapshot is copied to; what is in it is whole from then on. */
  void closeTarget(SnapshotId snapshot) {
    String name = NodeNames.of(snapshot);
    if (node(name).isPresent()) {
      qmp.execute("blockdev-del", arguments("node-name", name));
    }
  }

  void removeBitmap(DiskId disk, String name) {
    if (disk(disk).bitmap(name).isPresent()) {
      qmp.execute(
          "block-dirty-bitmap-remove", arguments("node", NodeNames.of(disk)).put("name", name));
    }
  }

  /** Asks a job to give up; it has done so when it is concluded. One that has ended is left. */
  void cancel(SnapshotId snapshot) {
    try {
      qmp.execute("job-cancel", arguments("id", snapshot.value()));
    } catch (QmpError e) {
      if (job(snapshot).filter(job -> !job.concluded()).isPresent()) {
        throw e;
      }
    }
  }

  /** Waits until a job is concluded or gone; false when it still runs after that time. */
  boolean awaitEnd(SnapshotId snapshot, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (job(snapshot).filter(job -> !job.concluded()).isPresent()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
    return true;
  }

  void dismiss(SnapshotId snapshot) {
    if (job(snapshot).isPresent()) {
      qmp.execute("job-dismiss", arguments("id", snapshot.value()));
    }
  }

  void addInternalSnapshot(DiskId disk, SnapshotId snapshot) {
    qmp.execute(
        "blockdev-snapshot-internal-sync",
        arguments("device", NodeNames.of(disk)).put("name", snapshot.value()));
  }

  void removeInternalSnapshot(DiskId disk, SnapshotId snapshot) {
    if (disk(disk).internalSnapshots().containsKey(snapshot.value())) {
      qmp.execute(
          "blockdev-snapshot-delete-internal-sync",
          arguments("device", NodeNames.of(disk)).put("name", snapshot.value()));
    }
  }

  private Optional<JsonNode> node(String name) {
    JsonNode nodes =
        qmp.execute("query-named-block-nodes", QmpClient.arguments().put("flat", true));
    for (JsonNode each : nodes) {
      if (each.path("node-name").asText().equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static ObjectNode arguments(String name, String value) {
    return QmpClient.arguments().put(name, value);
  }

  @Override
  public void close() {
    qmp.close();
  }
}
