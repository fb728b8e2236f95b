package dev.holdfast.process;

/** Tells whether a process answers as it should. */
@FunctionalInterface
public interface Readiness {
  /** Asks once and returns soon; false when it does not answer, never an exception. */
  boolean isReady();
}
