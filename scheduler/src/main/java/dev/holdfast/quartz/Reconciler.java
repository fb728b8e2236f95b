package dev.holdfast.quartz;

import dev.holdfast.ledger.UnfinishedWork;
import dev.holdfast.ledger.WorkStarter;
import dev.holdfast.ledger.WorkStarter.Started;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts again whatever the catalog says is unfinished, under the same ids: what runs already stays
 * alone, what was lost comes back.
 */
public final class Reconciler {
  /** Younger work is being started by whoever recorded it. */
  static final Duration SETTLED = Duration.ofSeconds(5);

  private static final int MOST_PER_PASS = 100;
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private final UnfinishedWork unfinished;
  private final WorkStarter starter;
  private final InstantSource clock;

  public Reconciler(SchedulerPorts ports, InstantSource clock) {
    this.unfinished = ports.unfinished();
    this.starter = ports.starter();
    this.clock = clock;
  }

  /** Looks at everything unfinished once, oldest first and bounded. */
  public Reconciled pass() {
    Instant unchangedSince = clock.instant().minus(SETTLED);
    Attempts attempts = new Attempts();
    int snapshots =
        attempts.startEach(
            "snapshot",
            read(() -> unfinished.snapshots(unchangedSince, MOST_PER_PASS), attempts),
            snapshot ->
                again(starter.startSnapshot(snapshot), () -> starter.startSnapshotAgain(snapshot)));
    int cancellations =
        attempts.startEach(
            "cancellation of snapshot",
            read(() -> unfinished.cancellations(MOST_PER_PASS), attempts),
            snapshot -> {
              starter.cancelSnapshot(snapshot);
              return Started.NOW;
            });
    int runs =
        attempts.startEach(
            "policy run",
            read(() -> unfinished.runs(unchangedSince, MOST_PER_PASS), attempts),
            run -> again(starter.startPolicyRun(run), () -> starter.startPolicyRunAgain(run)));
    int deletions =
        attempts.startEach(
            "deletion",
            Deletions.batches(
                read(() -> unfinished.deletions(unchangedSince, MOST_PER_PASS), attempts)),
            starter::startDeletion);
    return new Reconciled(snapshots, cancellations, runs, deletions, attempts.failures());
  }

  /** What the catalog says is unfinished is, even when a run of its workflow has completed. */
  private static Started again(Started first, Supplier<Started> start) {
    return first == Started.DONE_BEFORE ? start.get() : first;
  }

  private static <T> List<T> read(Supplier<List<T>> source, Attempts attempts) {
    try {
      return source.get();
    } catch (RuntimeException e) {
      LOG.error("Unfinished work could not be read", e);
      attempts.failed();
      return List.of();
    }
  }

  /** How many workflows were started or cancelled, and how much of it failed. */
  public record Reconciled(
      int snapshots, int cancellations, int runs, int deletions, int failures) {}
}
