package dev.holdfast.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody forbids the deletion of a snapshot; {@code endsAt} null = until lifted. */
public record Hold(String by, String reason, Instant putAt, @Nullable Instant endsAt) {}
