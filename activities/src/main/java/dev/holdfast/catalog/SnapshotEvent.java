package dev.holdfast.catalog;

import java.time.Instant;

/**
 * One line of a snapshot's story.
 *
 * @param sequence from 1, without gaps
 * @param kind stable word, for programs
 * @param sentence for people
 */
public record SnapshotEvent(int sequence, Instant at, String kind, String sentence) {}
