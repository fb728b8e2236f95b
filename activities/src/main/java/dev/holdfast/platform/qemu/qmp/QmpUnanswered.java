package dev.holdfast.platform.qemu.qmp;

/** There is no answer to a command: whether it took effect is unknown. */
public final class QmpUnanswered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public QmpUnanswered(String message) {
    super(message);
  }

  public QmpUnanswered(String message, Throwable cause) {
    super(message, cause);
  }
}
