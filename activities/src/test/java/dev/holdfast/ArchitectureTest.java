package dev.holdfast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Activities know platforms and the catalog; no scheduler, no web framework. */
@AnalyzeClasses(
    packages = "dev.holdfast",
    importOptions = {ThisModule.class, DoNotIncludeTests.class})
class ArchitectureTest {
  private static final Set<String> EVERYTHING =
      Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException");

  @ArchTest
  static final ArchRule KNOWS_NO_SCHEDULER_AND_NO_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.holdfast.quartz..", "org.quartz..", "io.micronaut..");

  @ArchTest
  static final ArchRule HAS_NO_CYCLES =
      slices().matching("dev.holdfast.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule SLEEPS_ONLY_BETWEEN_TWO_READS =
      Sleeping.onlyIn(
          "dev\\.holdfast\\.(snapshot\\.PlatformAwaitActivities\\$Wait"
              + "|policyrun\\.PollingWaitActivities)");

  @ArchTest
  static final ArchRule CATCHES_NO_ERROR_THAT_IT_DOES_NOT_KNOW =
      classes()
          .that()
          .resideInAnyPackage(
              "dev.holdfast.snapshot..", "dev.holdfast.deletion..", "dev.holdfast.policyrun..")
          .should(
              new ArchCondition<>("name what they catch") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  type.getCodeUnits().stream()
                      .filter(ArchitectureTest::catchesEverything)
                      .forEach(unit ->
                          events.add(SimpleConditionEvent.violated(unit, unit.getFullName())));
                }
              });

  private static boolean catchesEverything(JavaCodeUnit unit) {
    return unit.getTryCatchBlocks().stream()
        .flatMap(block -> block.getCaughtThrowables().stream())
        .anyMatch(caught -> EVERYTHING.contains(caught.getName()));
  }

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses main) {
    NullMarkedPackages.check();
  }
}
