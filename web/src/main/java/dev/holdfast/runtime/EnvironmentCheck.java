package dev.holdfast.runtime;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses settings in the environment that nothing reads, because a misspelt setting is one that
 * does not work.
 */
final class EnvironmentCheck {
  private static final String PREFIX = "HOLDFAST_";
  private static final Set<String> KNOWN =
      Set.of(
          "HOLDFAST_HOME",
          "HOLDFAST_TOOLS",
          "HOLDFAST_ROLES",
          "HOLDFAST_REGION",
          "HOLDFAST_DEMO",
          "HOLDFAST_HTTP_HOST",
          "HOLDFAST_HTTP_PORT",
          "HOLDFAST_DATABASE_URL",
          "HOLDFAST_DATABASE_USER",
          "HOLDFAST_DATABASE_PASSWORD",
          "HOLDFAST_TEMPORAL_ADDRESS",
          "HOLDFAST_TEMPORAL_NAMESPACE",
          "HOLDFAST_TEMPORAL_UI",
          "HOLDFAST_TEMPORAL_TLS",
          "HOLDFAST_TEMPORAL_CA",
          "HOLDFAST_TEMPORAL_CERTIFICATE",
          "HOLDFAST_TEMPORAL_KEY",
          "HOLDFAST_TEMPORAL_API_KEY_FILE",
          "HOLDFAST_STORAGE_REPOSITORY",
          "HOLDFAST_STORAGE_CHAIN_LIMIT",
          "HOLDFAST_STORAGE_GENTLE_MIB_PER_SECOND",
          "HOLDFAST_STORAGE_BALANCED_MIB_PER_SECOND",
          "HOLDFAST_STORAGE_GONE_AFTER",
          "HOLDFAST_STORAGE_DRAIN",
          "HOLDFAST_SNAPSHOT_ALLOWED_DISK_STATES",
          "HOLDFAST_SNAPSHOT_ALLOWED_INSTANCE_STATES",
          "HOLDFAST_SNAPSHOT_MANUAL_QUOTA",
          "HOLDFAST_SNAPSHOT_AUTOMATIC_QUOTA",
          "HOLDFAST_SNAPSHOT_FLOOR");

  private EnvironmentCheck() {}

  /** Throws {@link IllegalArgumentException} that names what is unknown and what is known. */
  static void require(Map<String, String> environment) {
    Set<String> unknown = new TreeSet<>();
    for (String name : environment.keySet()) {
      if (name.startsWith(PREFIX) && !KNOWN.contains(name)) {
        unknown.add(name);
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "No such setting: "
              + String.join(", ", unknown)
              + ". Settings are: "
              + String.join(", ", new TreeSet<>(KNOWN))
              + ".");
    }
  }
}
