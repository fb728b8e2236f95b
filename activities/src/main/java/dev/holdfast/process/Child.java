package dev.holdfast.process;

/** A supervised process; its pid changes when it is started again. */
public interface Child {
  String name();

  long pid();

  boolean isAlive();
}
