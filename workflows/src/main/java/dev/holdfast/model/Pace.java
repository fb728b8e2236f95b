package dev.holdfast.model;

/** How hard a snapshot may press on the disk that its owner is using. */
public enum Pace {
  GENTLE,
  BALANCED,
  FAST;
}
