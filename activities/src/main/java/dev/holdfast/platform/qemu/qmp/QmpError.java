package dev.holdfast.platform.qemu.qmp;

/** QEMU understood a command and refused it; nothing of it happened. */
public final class QmpError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String errorClass;
  private final String description;

  public QmpError(String command, String errorClass, String description) {
    super(command + ": " + description);
    this.errorClass = errorClass;
    this.description = description;
  }

  /** QEMU's class of the error, mostly {@code GenericError}. */
  public String errorClass() {
    return errorClass;
  }

  /** QEMU's own sentence. */
  public String description() {
    return description;
  }
}
