package dev.holdfast.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.model.Policy;
import dev.holdfast.quartz.CatchUp.CaughtUp;
import dev.holdfast.schedule.FirePlanner;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CatchUpTest {
  private final FakeLedgers ledgers = new FakeLedgers();
  private final MovableClock clock = new MovableClock("2026-11-21T12:00:30Z");
  private final PolicyFire fire = new PolicyFire(ledgers.ports(), new FirePlanner(), clock);
  private final CatchUp catchUp = new CatchUp(ledgers.ports(), fire, new FirePlanner(), clock);

  @Test
  void runsTheNewestAndRecordsOlderOnesAsMissed() {
    add(hourly("2026-11-21T08:30:00Z"));
    ledgers.propose(hourly("2026-11-21T08:30:00Z"), at("2026-11-21T09:00:00Z"));

    assertThat(catchUp.pass()).isEqualTo(new CaughtUp(1, 2, 0));

    assertThat(ledgers.started).containsExactly("run 2026-11-21T12:00:00Z");
    assertThat(ledgers.runs)
        .containsEntry(at("2026-11-21T10:00:00Z"), MissedRuns.REASON)
        .containsEntry(at("2026-11-21T11:00:00Z"), MissedRuns.REASON)
        .containsEntry(at("2026-11-21T12:00:00Z"), FakeLedgers.PROPOSED)
        .hasSize(4);
  }

  @Test
  void findsGapsBehindRunThatQuartzAlreadyFired() {
    add(hourly("2026-11-21T09:30:00Z"));
    fire.fire(Policies.ID, at("2026-11-21T12:00:00Z"));

    assertThat(catchUp.pass()).isEqualTo(new CaughtUp(0, 2, 0));
  }

  @Test
  void hasNothingToDoTheSecondTime() {
    add(hourly("2026-11-21T08:30:00Z"));
    catchUp.pass();

    assertThat(catchUp.pass()).isEqualTo(new CaughtUp(0, 0, 0));
  }

  @Test
  void recordsLongOutagesPieceByPieceAndRunsTheNewestFirst() {
    Policy policy = hourly("2026-09-01T00:30:00Z");
    add(policy);
    ledgers.propose(policy, at("2026-09-01T01:00:00Z"));

    assertThat(catchUp.pass()).isEqualTo(new CaughtUp(1, MissedRuns.MOST_PER_PASS, 0));
    int passes = 1;
    while (catchUp.pass().missed() > 0) {
      passes++;
    }

    long hours = Duration.between(at("2026-09-01T01:00:00Z"), at("2026-11-21T12:00:00Z")).toHours();
    assertThat(ledgers.runs).hasSize((int) hours + 1);
    assertThat(passes).isEqualTo((int) ((hours + 199) / 200));
  }

  @Test
  void proposesWhatCronTriggersSkipInTheSpringGap() {
    clock.set("2026-03-29T01:00:05Z");
    add(Policies.policy("30 2 * * *", "Europe/Berlin", at("2026-03-28T12:00:00Z")));

    assertThat(catchUp.pass().proposed()).isEqualTo(1);
    assertThat(ledgers.runs).containsOnlyKeys(at("2026-03-29T01:00:00Z"));
  }

  @Test
  void failsOnlyForThePolicyThatIsBroken() {
    add(Policies.policy("nonsense", "UTC", Instant.EPOCH));

    assertThat(catchUp.pass()).isEqualTo(new CaughtUp(0, 0, 1));
  }

  private void add(Policy policy) {
    ledgers.policies.put(policy.id(), policy);
  }

  private static Policy hourly(String activeSince) {
    return Policies.policy("0 * * * *", "UTC", at(activeSince));
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
