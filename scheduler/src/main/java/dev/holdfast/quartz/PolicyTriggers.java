package dev.holdfast.quartz;

import dev.holdfast.ledger.PolicyLedger;
import dev.holdfast.model.Policy;
import dev.holdfast.model.PolicyId;
import java.util.HashSet;
import java.util.Set;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Quartz triggers of the policies. They only make fires punctual: whatever is missing here, the
 * minute job repairs. Never to be called inside a database transaction, because Quartz locks rows
 * on a connection of its own.
 */
public final class PolicyTriggers {
  static final String GROUP = "policies";
  private static final Logger LOG = LoggerFactory.getLogger(PolicyTriggers.class);
  private final Scheduler scheduler;
  private final PolicyLedger policies;

  PolicyTriggers(Scheduler scheduler, PolicyLedger policies) {
    this.scheduler = scheduler;
    this.policies = policies;
  }

  /** Gives the policy the trigger that its schedule asks for. Does nothing when it has it. */
  public void upsert(Policy policy) {
    if (!policy.enabled()) {
      remove(policy.id());
      return;
    }
    try {
      CronTrigger wanted = trigger(policy);
      if (!isAsWanted(wanted)) {
        scheduler.scheduleJob(job(policy.id()), Set.of(wanted), true);
      }
    } catch (SchedulerException e) {
      throw new SchedulerFailure("The trigger of policy " + policy.id() + " was not set", e);
    }
  }

  /** Takes the trigger away, as for a policy that is paused or deleted. Idempotent. */
  public void remove(PolicyId policy) {
    try {
      scheduler.deleteJob(new JobKey(policy.value(), GROUP));
    } catch (SchedulerException e) {
      throw new SchedulerFailure("The trigger of policy " + policy + " was not removed", e);
    }
  }

  /** Compares all triggers with the enabled policies; one that fails does not stop the others. */
  public Compared reconcile() {
    Set<String> surplus = triggered();
    int failures = 0;
    for (Policy policy : policies.enabled()) {
      surplus.remove(policy.id().value());
      try {
        upsert(policy);
      } catch (RuntimeException e) {
        LOG.error("Policy {} has no trigger; it fires with the minute job", policy.id(), e);
        failures++;
      }
    }
    surplus.stream().map(PolicyId::new).forEach(this::remove);
    return new Compared(surplus.size(), failures);
  }

  private Set<String> triggered() {
    try {
      Set<String> names = new HashSet<>();
      scheduler
          .getJobKeys(GroupMatcher.jobGroupEquals(GROUP))
          .forEach(key -> names.add(key.getName()));
      return names;
    } catch (SchedulerException e) {
      throw new SchedulerFailure("The triggers cannot be read", e);
    }
  }

  private boolean isAsWanted(CronTrigger wanted) throws SchedulerException {
    TriggerKey key = wanted.getKey();
    return scheduler.getTrigger(key) instanceof CronTrigger actual
        && actual.getCronExpression().equals(wanted.getCronExpression())
        && actual.getTimeZone().getID().equals(wanted.getTimeZone().getID())
        && scheduler.getTriggerState(key) != TriggerState.ERROR;
  }

  private static JobDetail job(PolicyId policy) {
    return JobBuilder.newJob(FirePolicyJob.class)
        .withIdentity(policy.value(), GROUP)
        .usingJobData(FirePolicyJob.POLICY, policy.value())
        .requestRecovery()
        .build();
  }

  private static CronTrigger trigger(Policy policy) {
    return TriggerBuilder.newTrigger()
        .withIdentity(policy.id().value(), GROUP)
        .forJob(policy.id().value(), GROUP)
        .withSchedule(
            CronScheduleBuilder.cronSchedule(WakeExpression.of(policy.schedule()))
                .inTimeZone(TimeZone.getTimeZone(policy.schedule().zone().normalized()))
                .withMisfireHandlingInstructionFireAndProceed())
        .build();
  }

  /** What a comparison changed. */
  public record Compared(int removed, int failures) {}
}
