package dev.holdfast.ecs;

import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.ledger.WorkStarter;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.Pace;
import dev.holdfast.model.RequestKey;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotType;
import dev.holdfast.snapshot.Acceptance;
import dev.holdfast.snapshot.SnapshotIntake;
import dev.holdfast.snapshot.SnapshotWish;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.UpperCamelCaseStrategy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records the wish for a snapshot and starts its workflow. */
@Singleton
final class CreateSnapshot implements EcsAction {
  private static final Logger LOG = LoggerFactory.getLogger(CreateSnapshot.class);
  private static final Pattern CLIENT_TOKEN = Pattern.compile("\\p{ASCII}{1,64}");
  private static final int MAX_INSTANT_ACCESS_DAYS = 65_535;

  private final SnapshotIntake intake;
  private final WorkStarter starter;

  CreateSnapshot(SnapshotIntake intake, WorkStarter starter) {
    this.intake = intake;
    this.starter = starter;
  }

  @Override
  public String name() {
    return "CreateSnapshot";
  }

  @Override
  public Answer answer(EcsCall call) {
    return switch (intake.accept(wish(call))) {
      case Acceptance.Accepted accepted -> {
        start(accepted.snapshot());
        yield new Wire(accepted.snapshot().value());
      }
      case Acceptance.Refused refused -> throw error(refused);
    };
  }

  private SnapshotWish wish(EcsCall call) {
    Parameters parameters = call.parameters();
    String diskId = parameters.required("DiskId");
    String requestName = requestName(call);
    SnapshotRow.Label label = SnapshotDetails.from(parameters);
    SnapshotCategory category = category(parameters);
    DiskId disk =
        DiskId.parse(diskId)
            .orElseThrow(
                () -> new EcsError(404, "InvalidDiskId.NotFound", "There is no such disk."));
    return new SnapshotWish(
        RequestKey.ofApi(call.accessKeyId(), name(), requestName, category),
        SnapshotDigest.of(parameters),
        disk,
        category,
        SnapshotType.USER,
        label,
        Pace.GENTLE,
        null);
  }

  private static String requestName(EcsCall call) {
    String token = call.parameters().text("ClientToken");
    if (token != null && !CLIENT_TOKEN.matcher(token).matches()) {
      throw new EcsError(
          403, "InvalidClientToken.Malformed", "A ClientToken has up to 64 ASCII characters.");
    }
    return token == null ? call.request().requestId() : token;
  }

  private static SnapshotCategory category(Parameters parameters) {
    String text = parameters.text("Category");
    Optional<SnapshotCategory> category =
        text == null ? Optional.of(SnapshotCategory.STANDARD) : SnapshotCategory.fromWire(text);
    if (category.isEmpty()) {
      throw new EcsError(
          403, "InvalidSnapshotCategory.Malformed", "Category must be Standard or Flash.");
    }
    boolean instantAccess = Boolean.TRUE.equals(parameters.bool("InstantAccess"));
    if (text != null && instantAccess) {
      throw new EcsError(
          403,
          "InvalidCategoryAndInstantAccess.Malformed",
          "Category and InstantAccess exclude each other.");
    }
    parameters.integer(
        "InstantAccessRetentionDays",
        1,
        MAX_INSTANT_ACCESS_DAYS,
        new EcsError(
            403,
            "InvalidInstantAccessRetentionDays.Malformed",
            "InstantAccessRetentionDays must be a number from 1 to 65535."));
    return category.get();
  }

  private void start(SnapshotId snapshot) {
    try {
      starter.startSnapshot(snapshot);
    } catch (WorkStarter.WorkflowEngineUnavailable e) {
      LOG.warn("{} is recorded; its workflow starts when the engine answers again", snapshot, e);
    }
  }

  private static EcsError error(Acceptance.Refused refused) {
    String message = refused.message();
    return switch (refused.reason()) {
      case CHANGED_PARAMETERS -> new EcsError(403, "IdempotentParameterMismatch", message);
      case DISK_UNKNOWN -> new EcsError(404, "InvalidDiskId.NotFound", message);
      case DISK_KIND -> new EcsError(400, "DiskCategory.OperationNotSupported", message);
      case DISK_STATE -> new EcsError(403, "IncorrectDiskStatus", message);
      case DISK_NEVER_ATTACHED -> new EcsError(403, "IncorrectDiskStatus.NeverAttached", message);
      case INSTANCE_STATE -> new EcsError(400, "IncorrectInstanceStatus", message);
      case SNAPSHOT_RUNNING -> new EcsError(403, "IncorrectDiskStatus.CreatingSnapshot", message);
      case QUOTA -> new EcsError(403, "QuotaExceed.Snapshot", message);
    };
  }

  @Serdeable.Serializable(naming = UpperCamelCaseStrategy.class)
  record Wire(String snapshotId) implements Answer {}
}
