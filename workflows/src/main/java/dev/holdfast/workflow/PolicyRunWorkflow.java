package dev.holdfast.workflow;

import dev.holdfast.activity.PolicyRunActivities.RunRecord;
import dev.holdfast.model.RunKey;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Carries one nominal time of one policy to its terminal record. */
@WorkflowInterface
public interface PolicyRunWorkflow {

  @WorkflowMethod(name = "PolicyRun")
  RunRecord run(RunKey run);
}
