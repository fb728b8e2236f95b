package dev.holdfast.platform.qemu;

/**
 * QEMU's record of the blocks changed since a snapshot, by whose id it is named.
 *
 * @param inconsistent it was not stored at the last exit, and can only be removed
 */
record DiskBitmap(String name, long dirtyBytes, boolean inconsistent) {}
