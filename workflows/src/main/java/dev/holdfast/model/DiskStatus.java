package dev.holdfast.model;

import java.util.Optional;

/** State of a disk, with the names that ECS has for it. */
public enum DiskStatus {
  IN_USE("In_use"),
  AVAILABLE("Available"),
  ATTACHING("Attaching"),
  DETACHING("Detaching"),
  CREATING("Creating"),
  RE_INITING("ReIniting");

  private final String wireName;

  DiskStatus(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static Optional<DiskStatus> fromWire(String text) {
    for (DiskStatus status : values()) {
      if (status.wireName.equals(text)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
