package dev.holdfast.model;

/**
 * Why something did not happen. The names are also the Temporal failure types, so they are part of
 * the contract.
 */
public enum FailureType {
  /** The platform asks us to slow down. */
  THROTTLED,
  /** A quota or a slot is used up. */
  QUOTA,
  /** A disk or instance is in a state that does not allow it. */
  WRONG_STATE,
  /** Not allowed with these credentials. */
  UNAUTHORIZED,
  /** The configuration cannot work; trying again does not help. */
  CONFIGURATION,
  /** No room where the data should go. */
  NO_SPACE,
  /** The platform cannot do that with this kind of disk. */
  NOT_SUPPORTED,
  /** The disk is not there. */
  DISK_GONE,
  /** The platform says that making the snapshot failed. */
  PLATFORM_FAILED,
  /** The job died before its data was durable, for example with the process that ran it. */
  JOB_LOST,
  /** The snapshot is gone although its disk is there. */
  DISAPPEARED,
  /** No answer, or one that does not tell what happened: read before trying again. */
  UNCERTAIN,
  /** Past its deadline we still do not know. */
  UNRESOLVED;
}
