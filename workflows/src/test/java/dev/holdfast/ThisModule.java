package dev.holdfast;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.nio.file.Path;

/** The classes of the module whose tests run, tests included; not those that it depends on. */
final class ThisModule implements ImportOption {
  private static final String MAIN = Path.of("target", "classes").toAbsolutePath() + "/";
  private static final String TESTS = Path.of("target", "test-classes").toAbsolutePath() + "/";

  @Override
  public boolean includes(Location location) {
    return location.contains(MAIN) || location.contains(TESTS);
  }
}
