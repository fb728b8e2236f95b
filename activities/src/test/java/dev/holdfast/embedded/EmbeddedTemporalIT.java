package dev.holdfast.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.process.Supervisor;
import dev.holdfast.testing.TestTools;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTemporalIT {
  private static final Map<String, IndexedValueType> ATTRIBUTES =
      Map.of("HoldfastDiskId", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);

  @TempDir Path folder;
  private Home home;
  private Supervisor supervisor;

  @BeforeEach
  void createHome() {
    home = new Home(folder, TestTools.folder());
    supervisor = new Supervisor(home.run(), home.logs());
  }

  @AfterEach
  void stopServer() {
    supervisor.stopAll();
  }

  @Test
  void preparesNamespaceAndComesBackWithItAtTheSameAddress() {
    TemporalSettings first = start();
    assertThat(retentionDays(first)).isEqualTo(30);
    supervisor.stopAll();

    TemporalSettings second = start();

    assertThat(second).isEqualTo(first);
    TemporalProbe.with(
        port(second),
        stubs ->
            assertThatCode(() -> new TemporalNamespace(stubs, "default").check(ATTRIBUTES))
                .doesNotThrowAnyException());
  }

  @Test
  void namesCommandsThatAnOutsideClusterNeeds() {
    int port = port(start());
    Map<String, IndexedValueType> more =
        Map.of("HoldfastLabels", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST);

    TemporalProbe.with(
        port,
        stubs ->
            assertThatThrownBy(() -> new TemporalNamespace(stubs, "default").check(more))
                .hasMessageContaining(
                    "temporal operator search-attribute create --namespace default"
                        + " --name HoldfastLabels --type KeywordList"));
  }

  @Test
  void servesItsWebInterface() throws IOException, InterruptedException {
    TemporalSettings settings = start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Void> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(settings.ui())).build(),
              HttpResponse.BodyHandlers.discarding());

      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  private TemporalSettings start() {
    return new EmbeddedTemporal(home, supervisor, new Ports(home)).start(ATTRIBUTES);
  }

  private static int port(TemporalSettings settings) {
    return URI.create("http://" + settings.address()).getPort();
  }

  private static long retentionDays(TemporalSettings settings) {
    long[] seconds = new long[1];
    DescribeNamespaceRequest request =
        DescribeNamespaceRequest.newBuilder().setNamespace(settings.namespace()).build();
    TemporalProbe.with(
        port(settings),
        stubs ->
            seconds[0] =
                stubs
                    .blockingStub()
                    .describeNamespace(request)
                    .getConfig()
                    .getWorkflowExecutionRetentionTtl()
                    .getSeconds());
    return seconds[0] / 86_400;
  }
}
