package dev.holdfast.quartz;

import dev.holdfast.model.CronSchedule;
import dev.holdfast.model.Policy;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.Retention;
import dev.holdfast.model.Selection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/** Policies for tests. */
final class Policies {
  static final PolicyId ID = new PolicyId("sp-1");

  private Policies() {}

  static Policy policy(String expression, String zone, Instant activeSince) {
    return policy(expression, zone, activeSince, true);
  }

  static Policy policy(String expression, String zone, Instant activeSince, boolean enabled) {
    return new Policy(
        ID,
        1,
        "nightly",
        enabled,
        new CronSchedule(expression, ZoneId.of(zone)),
        new Selection(Set.of(), Set.of()),
        new Retention(1, null),
        activeSince);
  }
}
