package dev.holdfast.quartz;

/** Quartz or its database refused; nothing is known of the change that was asked for. */
public final class SchedulerFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchedulerFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
