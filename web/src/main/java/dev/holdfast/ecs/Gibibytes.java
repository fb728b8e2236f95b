package dev.holdfast.ecs;

/** Sizes as the API counts them. */
final class Gibibytes {
  private static final long BYTES = 1L << 30;

  private Gibibytes() {}

  /** Rounded up. */
  static long of(long bytes) {
    return Math.ceilDiv(bytes, BYTES);
  }
}
