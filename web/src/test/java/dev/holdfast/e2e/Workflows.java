package dev.holdfast.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.embedded.Home;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.workflow.Names;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The program's own Temporal server, asked as its web interface asks it. */
final class Workflows implements AutoCloseable {
  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;

  private Workflows(WorkflowServiceStubs stubs) {
    this.stubs = stubs;
    this.client = WorkflowClient.newInstance(stubs);
  }

  static Workflows of(Home home) throws IOException {
    int port =
        new ObjectMapper()
            .readTree(home.root().resolve("ports.json").toFile())
            .get("temporal")
            .asInt();
    return new Workflows(
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:" + port).build()));
  }

  /** Waits until a search by the disk shows the snapshot's workflow as completed. */
  void awaitCompleted(DiskId disk, SnapshotId snapshot) {
    String query =
        "%s = '%s' AND %s = 'ACCOMPLISHED'"
            .formatted(Names.DISK_ID.getName(), disk, Names.OUTCOME.getName());
    await("the workflow of " + snapshot + " is found")
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            client
                .listExecutions(query)
                .filter(each ->
                    each.getExecution().getWorkflowId().equals(Names.snapshotWorkflow(snapshot)))
                .anyMatch(each ->
                    each.getStatus()
                        == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED));
  }

  String summary(SnapshotId snapshot) {
    return Optional.ofNullable(describe(snapshot).getStaticSummary()).orElse("");
  }

  String details(SnapshotId snapshot) {
    return Optional.ofNullable(describe(snapshot).getStaticDetails()).orElse("");
  }

  private WorkflowExecutionDescription describe(SnapshotId snapshot) {
    return client.newUntypedWorkflowStub(Names.snapshotWorkflow(snapshot)).describe();
  }

  @Override
  public void close() {
    stubs.shutdownNow();
  }
}
