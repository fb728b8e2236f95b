package dev.holdfast.model;

/** Why a standard snapshot copied the whole disk although only changes are normally copied. */
public enum FullReason {
  /** There is no earlier snapshot to build on. */
  FIRST,
  /** The record of changed blocks is not there: the storage process did not end cleanly. */
  BITMAP_MISSING,
  /** The record of changed blocks cannot be trusted: the storage process did not end cleanly. */
  BITMAP_INCONSISTENT,
  /** The chain has its greatest length. */
  CHAIN_LIMIT,
  /** The snapshot to build on is no longer in the repository. */
  PARENT_GONE,
  /** The disk has another size than the snapshot to build on. */
  RESIZED;
}
