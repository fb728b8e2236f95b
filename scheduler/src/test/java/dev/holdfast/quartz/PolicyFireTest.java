package dev.holdfast.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.quartz.PolicyFire.Fired;
import dev.holdfast.schedule.FirePlanner;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolicyFireTest {
  private static final Instant NOMINAL = Instant.parse("2026-11-21T03:00:00Z");
  private final FakeLedgers ledgers = new FakeLedgers();
  private final MovableClock clock = new MovableClock("2026-11-21T03:00:00.004Z");
  private final PolicyFire fire = new PolicyFire(ledgers.ports(), new FirePlanner(), clock);

  @BeforeEach
  void addPolicy() {
    ledgers.policies.put(
        Policies.ID, Policies.policy("0 3 * * *", "UTC", Instant.parse("2026-11-01T00:00:00Z")));
  }

  @Test
  void proposesAndStartsTheNewestNominalTime() {
    assertThat(fire.fire(Policies.ID, NOMINAL)).isEqualTo(Fired.PROPOSED);
    assertThat(ledgers.runs).containsOnlyKeys(NOMINAL);
    assertThat(ledgers.started).containsExactly("run " + NOMINAL);
  }

  @Test
  void doesNothingWhenTheRunIsKnown() {
    fire.fire(Policies.ID, NOMINAL);

    assertThat(fire.fire(Policies.ID, NOMINAL)).isEqualTo(Fired.KNOWN);
    assertThat(ledgers.started).hasSize(1);
  }

  @Test
  void namesTheSlotWhenQuartzWakesEarly() {
    clock.set("2026-11-21T02:59:59.998Z");

    assertThat(fire.fire(Policies.ID, NOMINAL)).isEqualTo(Fired.PROPOSED);
    assertThat(ledgers.runs).containsOnlyKeys(NOMINAL);
  }

  @Test
  void namesTheNewestSlotWhenTheFireIsLateByDays() {
    clock.set("2026-11-23T05:00:00Z");

    fire.fire(Policies.ID, NOMINAL);

    assertThat(ledgers.runs).containsOnlyKeys(Instant.parse("2026-11-23T03:00:00Z"));
  }

  @Test
  void skipsTimesBeforeThePolicyBecameActive() {
    ledgers.policies.put(Policies.ID, Policies.policy("0 3 * * *", "UTC", NOMINAL.plusSeconds(1)));

    assertThat(fire.fire(Policies.ID, NOMINAL)).isEqualTo(Fired.NOTHING_DUE);
    assertThat(ledgers.runs).isEmpty();
  }

  @Test
  void skipsDisabledPolicies() {
    ledgers.policies.put(Policies.ID, Policies.policy("0 3 * * *", "UTC", Instant.EPOCH, false));

    assertThat(fire.fire(Policies.ID, NOMINAL)).isEqualTo(Fired.NOT_ENABLED);
  }

  @Test
  void leavesTheRowToTheReconcilerWhenTheEngineIsDown() {
    ledgers.broken.add(NOMINAL);

    assertThat(fire.fire(Policies.ID, NOMINAL)).isEqualTo(Fired.PROPOSED);
    assertThat(ledgers.runs).containsOnlyKeys(NOMINAL);
    assertThat(ledgers.started).isEmpty();
  }
}
