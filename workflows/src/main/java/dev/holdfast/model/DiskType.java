package dev.holdfast.model;

import java.util.Locale;

/** Whether an instance starts from the disk ({@code system}) or not ({@code data}). */
public enum DiskType {
  SYSTEM,
  DATA;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
