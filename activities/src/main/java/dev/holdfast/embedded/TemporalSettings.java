package dev.holdfast.embedded;

/**
 * How to reach Temporal.
 *
 * @param address host and port of its frontend
 * @param ui address of its web interface
 */
public record TemporalSettings(String address, String namespace, String ui) {}
