package dev.holdfast.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.activity.Preflight;
import dev.holdfast.activity.StartResult;
import dev.holdfast.workflow.Payloads;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What stands in workflow histories must be readable for years: these texts may only grow. */
class SnapshotOutcomeJsonTest {
  private final ObjectMapper mapper = Payloads.mapper();

  @Test
  void accomplishedKeepsItsShape() throws JsonProcessingException {
    Instant at = Instant.parse("2026-11-21T02:30:00Z");
    SnapshotOutcome outcome =
        new SnapshotOutcome.Accomplished(
            new Evidence(at, at.plusMillis(1500), 1024, 512, new SnapshotId("s-parent"), null));

    assertThat(mapper.writeValueAsString(outcome))
        .isEqualTo(
            """
            {"outcome":"accomplished","evidence":{"takenAt":"2026-11-21T02:30:00Z",\
            "durableAt":"2026-11-21T02:30:01.500Z","diskBytes":1024,"storedBytes":512,"parent":"s-parent",\
            "fullReason":null}}\
            """);
  }

  @Test
  void readsBackEveryOutcomeAndIgnoresUnknownMembers() throws JsonProcessingException {
    String failed =
        "{\"outcome\":\"failed\",\"type\":\"NO_SPACE\",\"message\":\"m\",\"hint\":\"h\",\"later\":1}";

    assertThat(mapper.readValue(failed, SnapshotOutcome.class))
        .isEqualTo(new SnapshotOutcome.Failed(FailureType.NO_SPACE, "m", "h"));
    assertThat(
            mapper.readValue("{\"outcome\":\"cancelled\",\"reason\":\"r\"}", SnapshotOutcome.class))
        .isEqualTo(new SnapshotOutcome.Cancelled("r"));
    assertThat(
            mapper.readValue(
                "{\"outcome\":\"released_with_disk\",\"message\":\"m\"}", SnapshotOutcome.class))
        .isEqualTo(new SnapshotOutcome.ReleasedWithDisk("m"));
  }

  @Test
  void durationsAreWrittenAsIso() throws JsonProcessingException {
    assertThat(mapper.writeValueAsString(new StartResult.Running(Duration.ofSeconds(8))))
        .isEqualTo("{\"start\":\"running\",\"heartbeatTimeout\":\"PT8S\"}");
  }

  @Test
  void ordersTravelUnharmed() throws JsonProcessingException {
    Preflight cleared =
        new Preflight.Cleared(
            new SnapshotOrder(
                new SnapshotId("s-1"),
                new DiskId("d-1"),
                "node",
                SnapshotCategory.STANDARD,
                new RequestKey("k").token(),
                Pace.GENTLE,
                new PolicyId("sp-1"),
                Instant.parse("2206-01-01T00:00:00Z")),
            "data",
            false);

    assertThat(mapper.readValue(mapper.writeValueAsString(cleared), Preflight.class))
        .isEqualTo(cleared);
  }
}
