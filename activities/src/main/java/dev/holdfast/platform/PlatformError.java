package dev.holdfast.platform;

import dev.holdfast.model.FailureType;
import org.jspecify.annotations.Nullable;

/** A platform call did not succeed. */
public final class PlatformError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final FailureType type;
  private final String code;
  private final @Nullable String requestId;

  /** Whether the platform said no, or nothing is known. */
  public enum Kind {
    /** The platform refused; nothing happened. */
    FINAL,
    /** It may or may not have happened: read before trying again. */
    UNCERTAIN
  }

  /**
   * @param code ECS-style code, for example {@code IncorrectDiskStatus}
   * @param message a sentence for a person
   * @param requestId the platform's own id of the call, null when it has none
   */
  public PlatformError(
      Kind kind,
      FailureType type,
      String code,
      String message,
      @Nullable String requestId,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.type = type;
    this.code = code;
    this.requestId = requestId;
  }

  /** The platform refused. */
  public static PlatformError refused(FailureType type, String code, String message) {
    return new PlatformError(Kind.FINAL, type, code, message, null, null);
  }

  /** Nothing is known of what happened. */
  public static PlatformError uncertain(String message, @Nullable Throwable cause) {
    return new PlatformError(
        Kind.UNCERTAIN, FailureType.UNCERTAIN, "ServiceUnavailable", message, null, cause);
  }

  public Kind kind() {
    return kind;
  }

  public FailureType type() {
    return type;
  }

  public String code() {
    return code;
  }

  public @Nullable String requestId() {
    return requestId;
  }

  public String sentence() {
    String message = getMessage();
    return message == null ? code : message;
  }
}
