package dev.holdfast.ecs;

import dev.holdfast.activity.DeletionActivities.DeletionOrder;
import dev.holdfast.activity.DeletionActivities.Verdict;
import dev.holdfast.deletion.DeletePath;
import dev.holdfast.ledger.WorkStarter;
import dev.holdfast.model.DeletionCause;
import dev.holdfast.model.SnapshotId;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes one snapshot, or cancels it while it is being made. */
@Singleton
final class DeleteSnapshot implements EcsAction {
  private static final Logger LOG = LoggerFactory.getLogger(DeleteSnapshot.class);

  private final DeletePath deletePath;
  private final WorkStarter starter;

  DeleteSnapshot(DeletePath deletePath, WorkStarter starter) {
    this.deletePath = deletePath;
    this.starter = starter;
  }

  @Override
  public String name() {
    return "DeleteSnapshot";
  }

  @Override
  public Answer answer(EcsCall call) {
    String text = call.parameters().required("SnapshotId");
    boolean force = Boolean.TRUE.equals(call.parameters().bool("Force"));
    SnapshotId id = SnapshotId.parse(text).orElseThrow(DeleteSnapshot::notFound);
    DeletionOrder order =
        new DeletionOrder(
            id,
            new DeletionCause(
                DeletionCause.Kind.REQUEST, call.accessKeyId(), "DeleteSnapshot", force));
    switch (deletePath.request(order)) {
      case Verdict.Marked marked -> start(id, () -> starter.startDeletion(List.of(order)));
      case Verdict.Cancelling cancelling -> start(id, () -> starter.cancelSnapshot(id));
      case Verdict.AlreadyGone gone -> LOG.debug("{} was gone already", id);
      case Verdict.Refused refused -> throw error(refused);
    }
    return new EmptyAnswer();
  }

  private static void start(SnapshotId id, Runnable work) {
    try {
      work.run();
    } catch (WorkStarter.WorkflowEngineUnavailable e) {
      LOG.warn("{} is marked; its workflow is told when the engine answers again", id, e);
    }
  }

  private static EcsError error(Verdict.Refused refused) {
    return refused.code().equals("InvalidSnapshotId.NotFound")
        ? notFound()
        : new EcsError(403, refused.code(), refused.message());
  }

  private static EcsError notFound() {
    return new EcsError(404, "InvalidSnapshotId.NotFound", "There is no such snapshot.");
  }
}
