package dev.holdfast.snapshot;

import dev.holdfast.catalog.SnapshotWriter;
import dev.holdfast.catalog.Transactions;
import dev.holdfast.model.Progress;
import dev.holdfast.model.SnapshotId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the catalog's figures of running snapshots fresh, with few writes. Losing one of them loses
 * nothing.
 */
public final class ProgressLog {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressLog.class);
  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final Transactions transactions;
  private final SnapshotWriter writer;
  private final InstantSource clock;

  public ProgressLog(Transactions transactions, SnapshotWriter writer, InstantSource clock) {
    this.transactions = transactions;
    this.writer = writer;
    this.clock = clock;
  }

  Entry open(SnapshotId snapshot) {
    return new Entry(snapshot);
  }

  /** The figures of one snapshot. */
  final class Entry {
    private final SnapshotId snapshot;
    private Instant writtenAt = Instant.EPOCH;
    private @Nullable Instant silentSince;
    private boolean answering;
    private boolean unresolved;

    private Entry(SnapshotId snapshot) {
      this.snapshot = snapshot;
    }

    /**
     * The platform says how far it is. The first time that is told to the catalog in any case: a
     * wait before this one may have left it unresolved.
     */
    void running(Progress progress) {
      silentSince = null;
      if (!answering) {
        answering = true;
        unresolved = false;
        write(handle -> writer.begin(handle, snapshot, "the platform answers again"));
      }
      if (!clock.instant().isBefore(writtenAt.plus(BETWEEN_WRITES))) {
        writtenAt = clock.instant();
        write(handle -> {
          writer.progress(handle, snapshot, progress);
          return true;
        });
      }
    }

    /** The platform does not say; after a while that is part of the story. */
    void unknown(String reason) {
      if (silentSince == null) {
        silentSince = clock.instant();
      }
      if (!unresolved && !clock.instant().isBefore(silentSince.plus(SILENCE))) {
        unresolved = true;
        answering = false;
        write(handle -> writer.unresolve(handle, snapshot, reason));
      }
    }

    private void write(Transactions.Work<Boolean> work) {
      try {
        transactions.run(work);
      } catch (JdbiException e) {
        LOG.warn("progress of {} is not in the catalog: {}", snapshot, e.getMessage());
      }
    }
  }
}
