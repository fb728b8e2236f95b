package dev.holdfast.model;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a running copy is.
 *
 * @param doneBytes bytes copied so far
 * @param totalBytes bytes to copy in all; may grow while the disk is written to
 * @param startedAt when the copy started
 * @param readAt when these figures were read
 */
public record Progress(long doneBytes, long totalBytes, Instant startedAt, Instant readAt) {

  /** 0 to 99: only evidence makes it 100. */
  public int percent() {
    return totalBytes <= 0 ? 0 : (int) Math.min(99, doneBytes * 100 / totalBytes);
  }

  /** Time left at the mean rate so far; zero when nothing can be said yet. */
  public Duration remaining() {
    if (doneBytes <= 0 || totalBytes <= doneBytes) {
      return Duration.ZERO;
    }
    double elapsed = Duration.between(startedAt, readAt).toMillis();
    return Duration.ofMillis((long) (elapsed / doneBytes * (totalBytes - doneBytes)));
  }
}
