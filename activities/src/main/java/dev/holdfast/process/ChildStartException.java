package dev.holdfast.process;

/**
 * A process could not be started, or did not become ready; the message ends with its last words.
 */
public final class ChildStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ChildStartException(String message) {
    super(message);
  }

  public ChildStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
