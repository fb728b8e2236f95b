package dev.holdfast.snapshot;

import dev.holdfast.activity.AwaitActivities;
import dev.holdfast.model.SnapshotOrder;
import dev.holdfast.model.SnapshotOutcome;
import dev.holdfast.platform.DiskPlatform;
import dev.holdfast.platform.PlatformError;
import dev.holdfast.platform.SnapshotStatus;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for snapshots on this storage node. What it returns was read from the platform. */
public final class PlatformAwaitActivities implements AwaitActivities {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(2);
  private static final String SILENT = "The platform does not answer.";

  private final DiskPlatform platform;
  private final ProgressLog log;
  private final InFlight inFlight;
  private final InstantSource clock;
  private final Duration goneAfter;
  private final Executor readers = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param goneAfter a disk counts as released only when two reads so far apart both miss it
   */
  public PlatformAwaitActivities(
      DiskPlatform platform,
      ProgressLog log,
      InFlight inFlight,
      InstantSource clock,
      Duration goneAfter) {
    this.platform = platform;
    this.log = log;
    this.inFlight = inFlight;
    this.clock = clock;
    this.goneAfter = goneAfter;
  }

  @Override
  public SnapshotOutcome await(SnapshotOrder order) {
    inFlight.enter();
    try {
      return new Wait(order, Activity.getExecutionContext()).run();
    } finally {
      inFlight.leave();
    }
  }

  /** One wait: reads, with growing pauses, until the platform's word is final. */
  private final class Wait {
    private final SnapshotOrder order;
    private final ActivityExecutionContext activity;
    private final ProgressLog.Entry entry;
    private @Nullable Instant missedSince;

    Wait(SnapshotOrder order, ActivityExecutionContext activity) {
      this.order = order;
      this.activity = activity;
      this.entry = log.open(order.snapshot());
    }

    SnapshotOutcome run() {
      Duration pause = FIRST_PAUSE;
      while (true) {
        Optional<SnapshotOutcome> outcome = read();
        if (outcome.isPresent()) {
          return outcome.get();
        }
        pause(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                ? LONGEST_PAUSE
                : pause.multipliedBy(2);
      }
    }

    private Optional<SnapshotOutcome> read() {
      try {
        return judge(answer(() -> platform.observe(order)));
      } catch (PlatformError e) {
        entry.unknown(e.sentence());
        activity.heartbeat(e.sentence());
        return Optional.empty();
      }
    }

    /** Waits for a slow platform without falling silent. */
    private SnapshotStatus answer(Supplier<SnapshotStatus> question) {
      CompletableFuture<SnapshotStatus> answer = CompletableFuture.supplyAsync(question, readers);
      while (true) {
        try {
          return answer.get(BETWEEN_HEARTBEATS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          entry.unknown(SILENT);
          activity.heartbeat(SILENT);
        } catch (ExecutionException e) {
          throw e.getCause() instanceof PlatformError error
              ? error
              : PlatformError.uncertain(
                  "Reading the platform failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw Activity.wrap(e);
        }
      }
    }

    private Optional<SnapshotOutcome> judge(SnapshotStatus status) {
      return switch (status) {
        case SnapshotStatus.Running running -> {
          missedSince = null;
          entry.running(running.progress());
          activity.heartbeat(running.progress());
          yield Optional.empty();
        }
        case SnapshotStatus.Done done -> Optional.of(Statuses.outcome(done));
        case SnapshotStatus.Lost lost -> Optional.of(Statuses.outcome(lost));
        case SnapshotStatus.Absent absent ->
            absent.diskPresent() ? Optional.of(disappeared()) : missed();
      };
    }

    /** Nothing of it may begin any more once it is said that there is nothing of it. */
    private SnapshotOutcome disappeared() {
      return platform.cancel(order) instanceof SnapshotStatus.Done done
          ? Statuses.outcome(done)
          : Statuses.disappeared();
    }

    private Optional<SnapshotOutcome> missed() {
      Instant now = clock.instant();
      if (missedSince == null) {
        missedSince = now;
      }
      activity.heartbeat("the disk is not there; reading again");
      return Duration.between(missedSince, now).compareTo(goneAfter) < 0
          ? Optional.empty()
          : Optional.of(
              new SnapshotOutcome.ReleasedWithDisk(
                  "The platform has neither the disk nor the snapshot since " + missedSince + "."));
    }

    private void pause(Duration pause) {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Activity.wrap(e);
      }
    }
  }
}
