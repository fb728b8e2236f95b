package dev.holdfast;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** A thread that sleeps cannot be told that what it waits for has come. */
final class Sleeping {
  private Sleeping() {}

  /**
   * @param classes a regular expression of the names of those that have nothing to be told by
   */
  static ArchRule onlyIn(String classes) {
    return noClasses()
        .that(not(nameMatching(classes)))
        .should()
        .callMethodWhere(target(name("sleep")));
  }
}
