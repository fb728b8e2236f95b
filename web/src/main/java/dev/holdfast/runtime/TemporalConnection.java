package dev.holdfast.runtime;

import dev.holdfast.embedded.TemporalSettings;
import dev.holdfast.workflow.Payloads;
import io.grpc.Metadata;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.SimpleSslContextBuilder;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the Temporal cluster: a patient one for workers, and one for starting workflows,
 * which gives up after a second because somebody waits for the answer and the reconciler starts
 * what was not started.
 */
final class TemporalConnection implements AutoCloseable {
  private static final Duration START_DEADLINE = Duration.ofSeconds(1);

  private final WorkflowServiceStubs patient;
  private final WorkflowServiceStubs hurried;
  private final String namespace;

  TemporalConnection(TemporalSettings settings, TemporalConfiguration security) {
    namespace = settings.namespace();
    patient = WorkflowServiceStubs.newServiceStubs(options(settings, security).build());
    hurried =
        WorkflowServiceStubs.newServiceStubs(
            options(settings, security)
                .setRpcTimeout(START_DEADLINE)
                .setRpcRetryOptions(
                    RpcRetryOptions.newBuilder()
                        .setExpiration(START_DEADLINE)
                        .validateBuildWithDefaults())
                .build());
  }

  private static WorkflowServiceStubsOptions.Builder options(
      TemporalSettings settings, TemporalConfiguration security) {
    WorkflowServiceStubsOptions.Builder options =
        WorkflowServiceStubsOptions.newBuilder().setTarget(settings.address());
    if (security.tls()) {
      secure(options, security);
    }
    Path apiKey = security.apiKeyFile();
    if (apiKey != null) {
      options.addApiKey(() -> read(apiKey));
      Metadata headers = new Metadata();
      headers.put(
          Metadata.Key.of("temporal-namespace", Metadata.ASCII_STRING_MARSHALLER),
          settings.namespace());
      options.setHeaders(headers);
    }
    return options;
  }

  private static void secure(
      WorkflowServiceStubsOptions.Builder options, TemporalConfiguration security) {
    try (InputStream certificate = open(security.certificate());
        InputStream key = open(security.key())) {
      SimpleSslContextBuilder context = SimpleSslContextBuilder.forPKCS8(certificate, key);
      if (security.ca() != null) {
        context.setTrustManager(Certificates.trusting(security.ca()));
      }
      options.setSslContext(context.build());
    } catch (SSLException e) {
      throw new IllegalArgumentException(
          "The certificate or key for Temporal cannot be used: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("The certificate or key for Temporal cannot be read", e);
    }
  }

  private static @Nullable InputStream open(@Nullable Path file) throws IOException {
    return file == null ? null : Files.newInputStream(file);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** For workers. */
  WorkflowClient workers() {
    return client(patient);
  }

  /** For starting workflows while somebody waits. */
  WorkflowClient starts() {
    return client(hurried);
  }

  WorkflowServiceStubs stubs() {
    return patient;
  }

  /** Whether the cluster answers now. */
  boolean answers() {
    return hurried.healthCheck().getStatusValue() == ServingStatus.SERVING_VALUE;
  }

  private WorkflowClient client(WorkflowServiceStubs stubs) {
    return WorkflowClient.newInstance(
        stubs,
        WorkflowClientOptions.newBuilder()
            .setNamespace(namespace)
            .setDataConverter(Payloads.dataConverter())
            .build());
  }

  @Override
  public void close() {
    hurried.shutdownNow();
    patient.shutdownNow();
    patient.awaitTermination(2, TimeUnit.SECONDS);
  }
}
