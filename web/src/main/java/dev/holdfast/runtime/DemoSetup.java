package dev.holdfast.runtime;

import dev.holdfast.demo.DemoSite;
import dev.holdfast.model.CronSchedule;
import dev.holdfast.model.Policy;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.Retention;
import dev.holdfast.model.Selection;
import java.time.ZoneId;
import java.util.Set;

/** The policy that protects the demo instance from the first minute on. */
final class DemoSetup {
  private static final PolicyId POLICY = new PolicyId("sp-holdfastdemo00000001");
  private static final CronSchedule EVERY_FIVE_MINUTES =
      new CronSchedule("*/5 * * * *", ZoneId.of("Asia/Shanghai"));

  private DemoSetup() {}

  /** Records the policy unless it is known. Idempotent. */
  static void ensurePolicy(CatalogParts catalog) {
    Policy policy =
        new Policy(
            POLICY,
            1,
            "demo",
            true,
            EVERY_FIVE_MINUTES,
            new Selection(Set.of(DemoSite.SYSTEM, DemoSite.DATA), Set.of()),
            new Retention(1, null),
            catalog.clock.instant());
    catalog.transactions.run(handle -> {
      boolean known = catalog.policies.findCurrent(handle, POLICY).isPresent();
      if (!known) {
        catalog.policies.insert(handle, policy);
      }
      return known;
    });
  }
}
