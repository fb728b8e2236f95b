package dev.holdfast.snapshot;

import dev.holdfast.model.FailureType;
import dev.holdfast.platform.PlatformError;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;

/** Says to the workflow engine what a platform's error means: give up, or try again, and when. */
final class PlatformFailures {
  private static final Duration SLOT_WAIT = Duration.ofSeconds(15);
  private static final Duration STATE_WAIT = Duration.ofSeconds(5);

  private PlatformFailures() {}

  static ApplicationFailure translate(PlatformError error) {
    return switch (error.type()) {
      case THROTTLED, UNCERTAIN, UNRESOLVED -> retryable(error);
      case QUOTA -> retryable(error, SLOT_WAIT);
      case WRONG_STATE -> retryable(error, STATE_WAIT);
      case UNAUTHORIZED,
          CONFIGURATION,
          NO_SPACE,
          NOT_SUPPORTED,
          DISK_GONE,
          PLATFORM_FAILED,
          JOB_LOST,
          DISAPPEARED ->
          error.kind() == PlatformError.Kind.FINAL ? refusal(error) : retryable(error);
    };
  }

  private static ApplicationFailure refusal(PlatformError error) {
    return ApplicationFailure.newNonRetryableFailureWithCause(
        error.sentence(), error.type().name(), null, details(error));
  }

  private static ApplicationFailure retryable(PlatformError error) {
    return ApplicationFailure.newFailureWithCause(
        error.sentence(), error.type().name(), null, details(error));
  }

  private static ApplicationFailure retryable(PlatformError error, Duration wait) {
    return ApplicationFailure.newFailureWithCauseAndDelay(
        error.sentence(), error.type().name(), null, wait, details(error));
  }

  private static Object[] details(PlatformError error) {
    return new Object[] {error.kind().name(), error.code()};
  }

  /** What the story says of an attempt that did not succeed. */
  static String sentence(PlatformError error, int attempt) {
    String call = error.requestId() == null ? "" : ", platform request " + error.requestId();
    FailureType type = error.type();
    return "attempt "
        + attempt
        + ": "
        + type
        + " ("
        + error.kind()
        + ", "
        + error.code()
        + call
        + "): "
        + error.sentence();
  }
}
