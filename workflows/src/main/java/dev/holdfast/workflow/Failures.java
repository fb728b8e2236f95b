package dev.holdfast.workflow;

import dev.holdfast.model.FailureType;
import dev.holdfast.model.SnapshotOutcome;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a failed activity says about the world. */
final class Failures {
  /** These do not say that nothing happened. */
  private static final Set<FailureType> UNKNOWN =
      EnumSet.of(FailureType.UNCERTAIN, FailureType.UNRESOLVED);

  private Failures() {}

  /**
   * The platform's own no, when that ended the activity: then it is proven that nothing was begun.
   */
  static Optional<SnapshotOutcome.Failed> refusal(ActivityFailure failure) {
    if (!(failure.getCause() instanceof ApplicationFailure cause) || !isFinal(cause)) {
      return Optional.empty();
    }
    return type(cause.getType())
        .filter(type -> !UNKNOWN.contains(type))
        .map(type -> new SnapshotOutcome.Failed(type, cause.getOriginalMessage(), hint(type)));
  }

  /** Activities say in the first detail whether the platform refused or nothing is known. */
  private static boolean isFinal(ApplicationFailure failure) {
    return failure.getDetails().getSize() > 0
        && "FINAL".equals(failure.getDetails().get(String.class));
  }

  static String sentence(ActivityFailure failure) {
    return switch (failure.getCause()) {
      case ApplicationFailure cause ->
          failure.getActivityType() + ": " + cause.getOriginalMessage();
      case TimeoutFailure cause ->
          failure.getActivityType() + ": no end in time (" + cause.getTimeoutType() + ")";
      case null, default -> failure.getActivityType() + ": " + failure.getOriginalMessage();
    };
  }

  private static Optional<FailureType> type(@Nullable String name) {
    for (FailureType type : FailureType.values()) {
      if (type.name().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  private static String hint(FailureType type) {
    return switch (type) {
      case THROTTLED, QUOTA -> "Ask again when other snapshots have ended.";
      case WRONG_STATE -> "Look at the state of the disk and its instance, then ask again.";
      case UNAUTHORIZED -> "Check the credentials that this platform is used with.";
      case CONFIGURATION -> "Check the configuration of the storage node.";
      case NO_SPACE -> "Free space in the repository, or give it more.";
      case NOT_SUPPORTED -> "Choose another category of snapshot for this disk.";
      case DISK_GONE -> "Nothing can be done for a disk that is gone.";
      case PLATFORM_FAILED, JOB_LOST, DISAPPEARED, UNCERTAIN, UNRESOLVED ->
          "Ask for a new snapshot.";
    };
  }
}
