package dev.holdfast.ecs;

import dev.holdfast.model.DiskType;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.model.SnapshotType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which snapshots a caller wants to see; null = any.
 *
 * @param fitsNone what was asked for is known to the API, but nothing here can have it
 */
record SnapshotFilter(
    @Nullable List<String> ids,
    @Nullable String disk,
    Set<SnapshotState> states,
    @Nullable SnapshotType type,
    @Nullable SnapshotCategory category,
    @Nullable DiskType diskType,
    @Nullable Instant createdFrom,
    @Nullable Instant createdTo,
    boolean fitsNone) {
  private static final int MAX_IDS = 100;

  static SnapshotFilter from(Parameters parameters) {
    Instant from = null;
    Instant to = null;
    for (Parameters.Element filter : parameters.elements("Filter")) {
      switch (filter.key()) {
        case "CreationStartTime" -> from = WireTime.ofFilter(filter.value());
        case "CreationEndTime" -> to = WireTime.ofFilter(filter.value());
        default -> throw unknown(404, "InvalidFilterKey.NotFound", filter.key());
      }
    }
    String chain = SnapshotChain.diskOf(parameters);
    String disk = parameters.text("DiskId", chain == null ? "" : chain);
    boolean archive = parameters.text("Category", "").equalsIgnoreCase("archive");
    return new SnapshotFilter(
        ids(parameters),
        disk.isEmpty() ? null : disk,
        states(parameters.text("Status", "all")),
        type(parameters.text("SnapshotType", "all")),
        archive ? null : category(parameters.text("Category")),
        diskType(parameters.text("SourceDiskType")),
        from,
        to,
        archive
            || isUsed(parameters.text("Usage", "none"))
            || (chain != null && !chain.equals(disk)));
  }

  private static @Nullable List<String> ids(Parameters parameters) {
    EcsError malformed =
        new EcsError(
            403,
            "InvalidSnapshotIds.Malformed",
            "SnapshotIds must be a JSON array of at most " + MAX_IDS + " texts.");
    List<String> ids = parameters.jsonList("SnapshotIds", malformed);
    if (ids != null && ids.size() > MAX_IDS) {
      throw malformed;
    }
    return ids;
  }

  private static Set<SnapshotState> states(String status) {
    Set<SnapshotState> states = EnumSet.noneOf(SnapshotState.class);
    for (SnapshotState state : SnapshotState.values()) {
      state
          .ecsStatus()
          .filter(wire -> status.equals("all") || status.equals(wire))
          .ifPresent(wire -> states.add(state));
    }
    if (states.isEmpty()) {
      throw unknown(404, "InvalidStatus.NotFound", status);
    }
    return states;
  }

  private static @Nullable SnapshotType type(String type) {
    return switch (type) {
      case "all" -> null;
      case "user" -> SnapshotType.USER;
      case "auto" -> SnapshotType.AUTO;
      default -> throw unknown(404, "InvalidSnapshotType.NotFound", type);
    };
  }

  private static @Nullable SnapshotCategory category(@Nullable String category) {
    return category == null
        ? null
        : SnapshotCategory.fromWire(category)
            .orElseThrow(() -> unknown(403, "InvalidSnapshotCategory.Malformed", category));
  }

  private static @Nullable DiskType diskType(@Nullable String type) {
    return switch (type == null ? "" : type.toLowerCase(Locale.ROOT)) {
      case "" -> null;
      case "system" -> DiskType.SYSTEM;
      case "data" -> DiskType.DATA;
      case String other -> throw unknown(404, "InvalidSourceDiskType", other);
    };
  }

  private static boolean isUsed(String usage) {
    return switch (usage) {
      case "none" -> false;
      case "image", "disk", "image_disk" -> true;
      default -> throw unknown(404, "InvalidUsage", usage);
    };
  }

  private static EcsError unknown(int status, String code, String value) {
    return new EcsError(status, code, "The value " + value + " is not known.");
  }
}
