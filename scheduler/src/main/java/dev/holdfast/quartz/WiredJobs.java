package dev.holdfast.quartz;

import org.quartz.Job;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.spi.JobFactory;
import org.quartz.spi.TriggerFiredBundle;

/** Hands Quartz's jobs what they work with. */
record WiredJobs(PolicyFire fire, SystemPasses passes) implements JobFactory {

  @Override
  public Job newJob(TriggerFiredBundle bundle, Scheduler scheduler) throws SchedulerException {
    Class<? extends Job> type = bundle.getJobDetail().getJobClass();
    if (type == FirePolicyJob.class) {
      return new FirePolicyJob(fire);
    }
    if (type == RunSystemJob.class) {
      return new RunSystemJob(passes);
    }
    throw new SchedulerException("no such job: " + type.getName());
  }
}
