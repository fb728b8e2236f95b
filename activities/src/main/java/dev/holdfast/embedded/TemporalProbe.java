package dev.holdfast.embedded;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Short-lived connections to a Temporal server of this machine. */
final class TemporalProbe {
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);

  private TemporalProbe() {}

  /** Whether the namespace can be read; knocks first, because a refused gRPC channel backs off. */
  static boolean answers(int port, String namespace) {
    return isOpen(port) && describes(port, namespace);
  }

  static void with(int port, Consumer<WorkflowServiceStubs> use) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:" + port).build());
    try {
      use.accept(stubs);
    } finally {
      stubs.shutdownNow();
      stubs.awaitTermination(1, TimeUnit.SECONDS);
    }
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
          (int) ANSWERS_WITHIN.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean describes(int port, String namespace) {
    DescribeNamespaceRequest request =
        DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build();
    try {
      with(
          port,
          stubs ->
              stubs
                  .blockingStub()
                  .withDeadlineAfter(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                  .describeNamespace(request));
      return true;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }
}
