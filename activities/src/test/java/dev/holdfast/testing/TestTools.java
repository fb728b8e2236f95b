package dev.holdfast.testing;

import java.nio.file.Path;

/** The programs that tests of all modules share: where the launcher puts them. */
public final class TestTools {
  private TestTools() {}

  /** {@code HOLDFAST_TOOLS}, else the launcher's default seen from a module's folder. */
  public static Path folder() {
    String given = System.getenv("HOLDFAST_TOOLS");
    return given == null ? Path.of("../.holdfast/tools") : Path.of(given);
  }
}
