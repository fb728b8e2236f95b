package dev.holdfast.platform.qemu;

import org.jspecify.annotations.Nullable;

/**
 * A job of a daemon, named by the snapshot that it makes.
 *
 * @param concluded it has ended and keeps its verdict until it is dismissed
 * @param error why it failed; null when it did not
 */
record DaemonJob(
    String id, boolean concluded, long doneBytes, long totalBytes, @Nullable String error) {}
