package dev.holdfast.model;

import java.util.Optional;

/** State of an instance, with the names that ECS has for it. */
public enum InstanceStatus {
  PENDING("Pending"),
  STARTING("Starting"),
  RUNNING("Running"),
  STOPPING("Stopping"),
  STOPPED("Stopped");

  private final String wireName;

  InstanceStatus(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static Optional<InstanceStatus> fromWire(String text) {
    for (InstanceStatus status : values()) {
      if (status.wireName.equals(text)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
