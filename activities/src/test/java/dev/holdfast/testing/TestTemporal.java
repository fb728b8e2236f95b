package dev.holdfast.testing;

import dev.holdfast.embedded.TemporalNamespace;
import dev.holdfast.embedded.TemporalSettings;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.Map;

/**
 * A real Temporal server for tests: the one of {@link TestServers}, or the one that the system
 * property {@code holdfast.test.temporal} (host and port) names.
 */
public final class TestTemporal {
  private TestTemporal() {}

  /** Starts the server if needed; tests keep apart by task queues and ids of their own. */
  public static TemporalSettings settings() {
    String address = System.getProperty("holdfast.test.temporal");
    return address == null
        ? TestServers.temporal()
        : new TemporalSettings(address, "default", "http://" + address);
  }

  /** A new connection to the namespace, which has these search attributes; the caller closes it. */
  public static WorkflowServiceStubs connect(Map<String, IndexedValueType> searchAttributes) {
    TemporalSettings settings = settings();
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(settings.address()).build());
    new TemporalNamespace(stubs, settings.namespace()).prepare(searchAttributes);
    return stubs;
  }
}
