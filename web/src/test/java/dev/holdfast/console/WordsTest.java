package dev.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.model.SnapshotId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "PT-5S,0 s",
    "PT59S,59 s",
    "PT60S,1 min",
    "PT2M53S,2 min 53 s",
    "PT1H59S,1 h",
    "PT26H,1 d 2 h",
    "P400D,400 d",
  })
  void saysDurationsInAtMostTwoUnits(Duration duration, String words) {
    assertThat(Words.duration(duration)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0,0 KiB", "1,1 KiB", "1048576,1 MiB", "1572864,1.5 MiB", "1073741824,1 GiB"})
  void saysSizesInTheLargestFittingUnit(long bytes, String words) {
    assertThat(Words.size(bytes)).isEqualTo(words);
  }

  @Test
  void saysTimesWithTheirZone() {
    assertThat(Words.time(Instant.parse("2026-11-21T12:00:00Z"), Words.UTC))
        .isEqualTo("2026-11-21 12:00:00 UTC");
  }

  @Test
  void linksASnapshotToItsWorkflow() {
    TemporalLinks links = new TemporalLinks("http://127.0.0.1:8233", "default");
    assertThat(links.ofSnapshot(new SnapshotId("s-1")))
        .isEqualTo("http://127.0.0.1:8233/namespaces/default/workflows/snapshot-s-1");
  }
}
