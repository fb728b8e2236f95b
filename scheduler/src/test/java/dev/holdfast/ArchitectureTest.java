package dev.holdfast;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The scheduler sees ports and pure decisions; no catalog, no platform, no web framework. */
@AnalyzeClasses(
    packages = "dev.holdfast",
    importOptions = {ThisModule.class, DoNotIncludeTests.class})
class ArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_OF_US_ONLY_WHAT_THE_WORKFLOWS_DECLARE =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.holdfast..")
                  .and(
                      resideOutsideOfPackages(
                          "dev.holdfast.quartz..",
                          "dev.holdfast.activity..",
                          "dev.holdfast.ledger..",
                          "dev.holdfast.model..",
                          "dev.holdfast.schedule..",
                          "dev.holdfast.workflow..")));

  @ArchTest
  static final ArchRule KNOWS_NO_FRAMEWORK =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("io.micronaut..", "org.jdbi..");

  @ArchTest
  static final ArchRule HAS_NO_CYCLES =
      slices().matching("dev.holdfast.(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule NEVER_SLEEPS = Sleeping.onlyIn("nowhere");

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses main) {
    NullMarkedPackages.check();
  }
}
