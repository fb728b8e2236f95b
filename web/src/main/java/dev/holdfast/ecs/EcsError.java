package dev.holdfast.ecs;

/** A refusal that the caller is told about: HTTP status, stable code, sentence. */
public final class EcsError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  public EcsError(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static EcsError missing(String parameter) {
    return new EcsError(400, "MissingParameter", "The parameter " + parameter + " is required.");
  }

  static EcsError invalid(String parameter, String rule) {
    return new EcsError(400, "InvalidParameter", "The parameter " + parameter + " " + rule + ".");
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** The sentence for the caller. */
  String sentence() {
    String message = getMessage();
    return message == null ? code : message;
  }
}
