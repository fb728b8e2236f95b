package dev.holdfast.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The one job of all system jobs; never two of one kind at a time, on whatever node. */
@DisallowConcurrentExecution
final class RunSystemJob implements Job {
  static final String GROUP = "system";
  private final SystemPasses passes;

  RunSystemJob(SystemPasses passes) {
    this.passes = passes;
  }

  @Override
  public void execute(JobExecutionContext context) {
    passes.run(SystemJob.valueOf(context.getJobDetail().getKey().getName()));
  }
}
