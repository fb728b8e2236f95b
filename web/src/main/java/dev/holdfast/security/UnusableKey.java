package dev.holdfast.security;

/** The keys at hand do not fit the installation: it must not start. The message says what to do. */
public final class UnusableKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnusableKey(String message) {
    super(message);
  }
}
