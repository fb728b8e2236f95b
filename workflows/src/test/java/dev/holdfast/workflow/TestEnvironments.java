package dev.holdfast.workflow;

import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;

/** In-memory Temporal servers that skip time, with our payloads and search attributes. */
final class TestEnvironments {
  private TestEnvironments() {}

  static TestWorkflowEnvironment open(int workflowCacheSize) {
    TestEnvironmentOptions.Builder options =
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(Payloads.dataConverter())
                    .build())
            .setWorkerFactoryOptions(
                WorkerFactoryOptions.newBuilder()
                    .setWorkflowCacheSize(workflowCacheSize)
                    .setUsingVirtualWorkflowThreads(true)
                    .build());
    options.registerSearchAttribute(Names.DISK_ID.getName(), Names.DISK_ID.getValueType());
    options.registerSearchAttribute(Names.POLICY_ID.getName(), Names.POLICY_ID.getValueType());
    options.registerSearchAttribute(Names.OUTCOME.getName(), Names.OUTCOME.getValueType());
    return TestWorkflowEnvironment.newInstance(options.build());
  }
}
