package dev.holdfast.platform;

/**
 * What a platform can do.
 *
 * @param flash it makes snapshots in the disk's own storage
 * @param chainLimit greatest number of snapshots in a chain, the full one included
 */
public record Capabilities(boolean flash, int chainLimit) {}
