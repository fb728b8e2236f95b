package dev.holdfast.snapshot;

import dev.holdfast.activity.StartResult;
import dev.holdfast.activity.StorageActivities;
import dev.holdfast.catalog.SnapshotWriter;
import dev.holdfast.catalog.Transactions;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.platform.DiskPlatform;
import dev.holdfast.platform.PlatformError;
import dev.holdfast.platform.SnapshotStatus;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.util.function.Supplier;

/** Short work on the disks of this storage node. */
public final class PlatformStorageActivities implements StorageActivities {
  private final DiskPlatform platform;
  private final Transactions transactions;
  private final SnapshotWriter writer;
  private final InFlight inFlight;

  public PlatformStorageActivities(
      DiskPlatform platform, Transactions transactions, SnapshotWriter writer, InFlight inFlight) {
    this.platform = platform;
    this.transactions = transactions;
    this.writer = writer;
    this.inFlight = inFlight;
  }

  @Override
  public StartResult start(SnapshotOrder order) {
    return onPlatform(
        order.snapshot(),
        "start_refused",
        () -> {
          SnapshotStatus status = platform.start(order);
          transactions.run(
              handle -> writer.begin(handle, order.snapshot(), Statuses.sentence(status)));
          return result(status);
        });
  }

  private StartResult result(SnapshotStatus status) {
    return switch (status) {
      case SnapshotStatus.Running running -> new StartResult.Running(inFlight.heartbeatTimeout());
      case SnapshotStatus.Done done -> new StartResult.Ended(Statuses.outcome(done));
      case SnapshotStatus.Lost lost -> new StartResult.Ended(Statuses.outcome(lost));
      case SnapshotStatus.Absent absent -> new StartResult.Ended(Statuses.disappeared());
    };
  }

  @Override
  public SnapshotOutcome cancel(SnapshotOrder order) {
    return onPlatform(
        order.snapshot(),
        "cancel_refused",
        () ->
            switch (platform.cancel(order)) {
              case SnapshotStatus.Done done -> Statuses.outcome(done);
              case SnapshotStatus.Lost lost -> new SnapshotOutcome.Cancelled("given up as asked");
              case SnapshotStatus.Absent absent ->
                  new SnapshotOutcome.Cancelled("given up as asked");
              case SnapshotStatus.Running running ->
                  throw PlatformError.uncertain(
                      "The platform goes on although it was told to give up.", null);
            });
  }

  @Override
  public void remove(Removal removal) {
    onPlatform(
        removal.snapshot(),
        "removal_refused",
        () -> {
          platform.delete(removal.disk(), removal.snapshot(), removal.category());
          return removal;
        });
  }

  /**
   * Calls the platform without falling silent; its errors become part of the story, and Temporal's.
   */
  private <T> T onPlatform(SnapshotId snapshot, String refusal, Supplier<T> call) {
    ActivityExecutionContext activity = Activity.getExecutionContext();
    try {
      return Pulse.during(activity, call);
    } catch (PlatformError e) {
      tell(snapshot, refusal, e, activity.getInfo().getAttempt());
      throw PlatformFailures.translate(e);
    }
  }

  /** Attempts 1, 2, 4, 8 … are told: long waits must not make long stories. */
  private void tell(SnapshotId snapshot, String kind, PlatformError error, int attempt) {
    if (Integer.bitCount(attempt) <= 1) {
      transactions.run(handle -> {
        writer.tell(handle, snapshot, kind, PlatformFailures.sentence(error, attempt));
        return attempt;
      });
    }
  }
}
