package dev.holdfast;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Web knows everything, but its parts know one another in one direction only. */
@AnalyzeClasses(
    packages = "dev.holdfast",
    importOptions = {ThisModule.class, DoNotIncludeTests.class})
class ArchitectureTest {

  @ArchTest
  static final ArchRule HAS_NO_CYCLES =
      slices().matching("dev.holdfast.(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule NEVER_SLEEPS = Sleeping.onlyIn("nowhere");

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses main) {
    NullMarkedPackages.check();
  }
}
