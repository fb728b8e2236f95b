package dev.holdfast.quartz;

import dev.holdfast.model.PolicyId;
import dev.holdfast.schedule.FirePlanner;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.jdbcjobstore.InvalidConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One node of the scheduler cluster; started and stopped once. */
public final class SchedulerNode {
  private static final Logger LOG = LoggerFactory.getLogger(SchedulerNode.class);
  private final SchedulerPorts ports;
  private final SchedulerSettings settings;
  private final InstantSource clock;
  private final FirePlanner planner = new FirePlanner();
  private final Scheduler scheduler;
  private final PolicyTriggers triggers;
  private final Thread firstPass;

  /**
   * Makes a node that is not started.
   *
   * @param dataSource a pool of its own, on a database that has Quartz's tables; stays open after
   *     {@link #stop}
   */
  public SchedulerNode(
      DataSource dataSource,
      SchedulerPorts ports,
      SchedulerSettings settings,
      InstantSource clock) {
    this.ports = ports;
    this.settings = settings;
    this.clock = clock;
    try {
      scheduler = ClusteredQuartz.create(dataSource, settings);
      triggers = new PolicyTriggers(scheduler, ports.policies());
      PolicyFire fire = new PolicyFire(ports, planner, clock);
      SystemPasses passes = new SystemPasses(ports, triggers, fire, clock);
      scheduler.setJobFactory(new WiredJobs(fire, passes));
      firstPass =
          Thread.ofVirtual()
              .name("scheduler-first-pass")
              .unstarted(() -> passes.run(SystemJob.MINUTE));
    } catch (SchedulerException | InvalidConfigurationException e) {
      throw new SchedulerFailure("The scheduler cannot be set up", e);
    }
  }

  /** Starts firing and, beside it, repairs at once what was lost while nothing ran. */
  public void start() {
    try {
      for (SystemJob job : SystemJob.values()) {
        schedule(job);
      }
      scheduler.start();
    } catch (SchedulerException e) {
      throw new SchedulerFailure("The scheduler does not start", e);
    }
    firstPass.start();
  }

  /** Stops firing and waits for the fires that run, as long as the settings allow. Idempotent. */
  public void stop() {
    Thread stopping = Thread.ofVirtual().name("scheduler-stop").start(() -> shutDown(true));
    try {
      if (!stopping.join(settings.stopTimeout())) {
        LOG.warn("Fires still run after {}; what they leave is recovered", settings.stopTimeout());
        shutDown(false);
      } else if (firstPass.getState() != Thread.State.NEW) {
        firstPass.join(settings.stopTimeout());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** True between start and stop. */
  public boolean isRunning() {
    try {
      return scheduler.isStarted() && !scheduler.isInStandbyMode() && !scheduler.isShutdown();
    } catch (SchedulerException e) {
      return false;
    }
  }

  /** The triggers, for whoever changes a policy, after the change is committed. */
  public PolicyTriggers triggers() {
    return triggers;
  }

  /** When the policy is due next; empty when it is not enabled. */
  public Optional<Instant> nextFire(PolicyId policy) {
    Instant now = clock.instant();
    return ports
        .policies()
        .findEnabled(policy)
        .flatMap(found -> {
          Instant first = found.activeSince().minusNanos(1);
          return planner.nextAfter(found.schedule(), first.isAfter(now) ? first : now);
        });
  }

  private void schedule(SystemJob job) throws SchedulerException {
    scheduler.scheduleJob(
        JobBuilder.newJob(RunSystemJob.class).withIdentity(job.name(), RunSystemJob.GROUP).build(),
        Set.of(
            TriggerBuilder.newTrigger()
                .withIdentity(job.name(), RunSystemJob.GROUP)
                .withSchedule(
                    CronScheduleBuilder.cronSchedule(job.expression())
                        .withMisfireHandlingInstructionFireAndProceed())
                .build()),
        true);
  }

  private void shutDown(boolean waitForFires) {
    try {
      scheduler.shutdown(waitForFires);
    } catch (SchedulerException e) {
      LOG.warn("The scheduler did not stop cleanly", e);
    }
  }
}
