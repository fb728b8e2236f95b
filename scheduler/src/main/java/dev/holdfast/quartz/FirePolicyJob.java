package dev.holdfast.quartz;

import dev.holdfast.model.PolicyId;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The one job of all policies; the policy's id is in the job's data. */
final class FirePolicyJob implements Job {
  static final String POLICY = "policy";
  private final PolicyFire fire;

  FirePolicyJob(PolicyFire fire) {
    this.fire = fire;
  }

  @Override
  public void execute(JobExecutionContext context) {
    PolicyId policy = new PolicyId(context.getMergedJobDataMap().getString(POLICY));
    fire.fire(policy, context.getScheduledFireTime().toInstant());
  }
}
