package dev.holdfast.embedded;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.UpdateNamespaceRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What must be true of the Temporal namespace that the service works in. */
public final class TemporalNamespace {
  /** How long the server remembers ended workflows, whose ids guard against doing work twice. */
  public static final Duration RETENTION = Duration.ofDays(30);

  private final WorkflowServiceStubs stubs;
  private final String name;

  /**
   * @param stubs connection to the cluster, with its TLS and credentials
   */
  public TemporalNamespace(WorkflowServiceStubs stubs, String name) {
    this.stubs = stubs;
    this.name = name;
  }

  /** Sets the retention and adds missing search attributes; changes nothing that is right. */
  public void prepare(Map<String, IndexedValueType> searchAttributes) {
    if (retention().compareTo(RETENTION) < 0) {
      stubs.blockingStub().updateNamespace(retentionUpdate());
    }
    Map<String, IndexedValueType> missing = missing(searchAttributes);
    if (!missing.isEmpty()) {
      AddSearchAttributesRequest request =
          AddSearchAttributesRequest.newBuilder()
              .setNamespace(name)
              .putAllSearchAttributes(missing)
              .build();
      withOperator(operator -> operator.addSearchAttributes(request));
    }
  }

  /**
   * Looks at somebody else's cluster without changing it.
   *
   * @throws IllegalStateException with the commands that its operator has to run
   */
  public void check(Map<String, IndexedValueType> searchAttributes) {
    List<String> commands = new ArrayList<>();
    if (retention().compareTo(RETENTION) < 0) {
      commands.add(
          "temporal operator namespace update --namespace %s --retention %dd"
              .formatted(name, RETENTION.toDays()));
    }
    missing(searchAttributes)
        .forEach((attribute, type) ->
            commands.add(
                "temporal operator search-attribute create --namespace %s --name %s --type %s"
                    .formatted(name, attribute, commandLineName(type))));
    if (!commands.isEmpty()) {
      throw new IllegalStateException(
          "The Temporal namespace '%s' is not prepared for Holdfast. Run:%n  %s"
              .formatted(name, String.join("%n  ".formatted(), commands)));
    }
  }

  private Duration retention() {
    DescribeNamespaceRequest request =
        DescribeNamespaceRequest.newBuilder().setNamespace(name).build();
    NamespaceConfig config = stubs.blockingStub().describeNamespace(request).getConfig();
    return Duration.ofSeconds(config.getWorkflowExecutionRetentionTtl().getSeconds());
  }

  private UpdateNamespaceRequest retentionUpdate() {
    NamespaceConfig.Builder config = NamespaceConfig.newBuilder();
    config.getWorkflowExecutionRetentionTtlBuilder().setSeconds(RETENTION.toSeconds());
    return UpdateNamespaceRequest.newBuilder().setNamespace(name).setConfig(config).build();
  }

  private Map<String, IndexedValueType> missing(Map<String, IndexedValueType> wanted) {
    ListSearchAttributesRequest request =
        ListSearchAttributesRequest.newBuilder().setNamespace(name).build();
    Map<String, IndexedValueType> missing = new TreeMap<>(wanted);
    missing
        .keySet()
        .removeAll(
            withOperator(operator -> operator.listSearchAttributes(request))
                .getCustomAttributesMap()
                .keySet());
    return missing;
  }

  private <T> T withOperator(Function<OperatorServiceBlockingStub, T> call) {
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder(stubs.getOptions())
                .validateAndBuildWithDefaults());
    try {
      return call.apply(operator.blockingStub());
    } finally {
      operator.shutdown();
      operator.awaitTermination(1, TimeUnit.SECONDS);
    }
  }

  /** {@code INDEXED_VALUE_TYPE_KEYWORD_LIST} is {@code KeywordList} to the command line. */
  private static String commandLineName(IndexedValueType type) {
    StringBuilder result = new StringBuilder();
    for (String word : type.name().replace("INDEXED_VALUE_TYPE_", "").split("_", -1)) {
      result.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return result.toString();
  }
}
