package dev.holdfast.runtime;

import dev.holdfast.embedded.Home;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A service that does nothing but hold its home until it is killed. */
public final class LockHolder {
  private LockHolder() {}

  public static void main(String[] arguments) {
    Path root = Path.of(arguments[0]);
    try (HomeLock lock = HomeLock.take(new Home(root, root))) {
      while (lock.isHeld()) {
        LockSupport.park();
      }
    }
  }
}
