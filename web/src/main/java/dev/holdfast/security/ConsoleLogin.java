package dev.holdfast.security;

import java.util.Optional;

/** Lets somebody into the console who knows an access key's secret. */
public final class ConsoleLogin {
  private final AccessKeys keys;
  private final ConsoleSessions sessions;
  private final LoginThrottle throttle;

  public ConsoleLogin(AccessKeys keys, ConsoleSessions sessions, LoginThrottle throttle) {
    this.keys = keys;
    this.sessions = sessions;
    this.throttle = throttle;
  }

  /** How an attempt ended. */
  public sealed interface Result {
    /**
     * Come in.
     *
     * @param session cookie value
     */
    record Welcome(String session) implements Result {}

    /** Unknown id, wrong secret or disabled key: which of them is not told. */
    record Wrong() implements Result {}

    /** Not even looked at. */
    record TooManyFailures() implements Result {}
  }

  public Result attempt(String accessKeyId, String secret) {
    if (throttle.isShut(accessKeyId)) {
      return new Result.TooManyFailures();
    }
    Optional<AccessKey> key = keys.find(accessKeyId).filter(AccessKey::enabled);
    if (!Mac.sameText(key.map(AccessKey::secret).orElse(""), secret) || key.isEmpty()) {
      throttle.failed(accessKeyId);
      return new Result.Wrong();
    }
    throttle.succeeded(accessKeyId);
    return new Result.Welcome(sessions.issue(accessKeyId));
  }
}
