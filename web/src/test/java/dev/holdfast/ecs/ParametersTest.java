package dev.holdfast.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ParametersTest {
  private final EcsError error = new EcsError(400, "X", "x");

  @Test
  void mergesQueryAndForm() {
    Parameters parameters = Requests.form("A=1&B=2", "C=3&B=2").parameters();
    assertThat(parameters.pairs()).containsKeys("A", "B", "C");
  }

  @Test
  void refusesTheSameNameWithTwoValues() {
    assertThatThrownBy(() -> Requests.form("DiskId=d-1", "DiskId=d-2").parameters())
        .isInstanceOf(EcsError.class)
        .hasMessageContaining("DiskId is given twice");
  }

  @Test
  void findsNamesInAnyCaseButPrefersTheExactOne() {
    Parameters parameters = Requests.parameters("regionId=a&RegionId=b&diskid=d");
    assertThat(parameters.text("RegionId")).isEqualTo("b");
    assertThat(parameters.text("regionId")).isEqualTo("a");
    assertThat(parameters.text("DiskId")).isEqualTo("d");
  }

  @Test
  void countsAnEmptyValueAsNone() {
    Parameters parameters = Requests.parameters("DiskId=&SignatureType=");
    assertThat(parameters.text("DiskId")).isNull();
    assertThat(parameters.pairs()).containsEntry("SignatureType", "");
    assertThatThrownBy(() -> parameters.required("DiskId"))
        .isInstanceOfSatisfying(
            EcsError.class, e -> assertThat(e.code()).isEqualTo("MissingParameter"));
  }

  @Test
  void readsNumberedElementsInTheOrderOfTheirNumbers() {
    assertThat(
            Requests.parameters("Tag.10.Key=c&Tag.2.key=b&Tag.2.value=2&Tag.1.Key=a&Tag.x.Key=z")
                .elements("Tag"))
        .containsExactly(
            new Parameters.Element("a", ""),
            new Parameters.Element("b", "2"),
            new Parameters.Element("c", ""));
  }

  @Test
  void readsJsonLists() {
    assertThat(Requests.parameters("Ids=%5B%22a%22%5D").jsonList("Ids", error))
        .containsExactly("a");
    assertThat(Requests.parameters("Ids=%5B%5D").jsonList("Ids", error)).isEmpty();
    assertThat(Requests.parameters("").jsonList("Ids", error)).isNull();
    for (String wrong : new String[] {"a", "%7B%7D", "null", "%5Bnull%5D", "%5B%22a%22"}) {
      assertThatThrownBy(() -> Requests.parameters("Ids=" + wrong).jsonList("Ids", error))
          .isSameAs(error);
    }
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertThat(Requests.parameters("N=7").integer("N", 1, 10, error)).isEqualTo(7);
    for (String wrong : new String[] {"0", "11", "x", "1.5", "99999999999"}) {
      assertThatThrownBy(() -> Requests.parameters("N=" + wrong).integer("N", 1, 10, error))
          .isSameAs(error);
    }
  }

  @Test
  void refusesBrokenPercentEncoding() {
    assertThatThrownBy(() -> Requests.parameters("A=%zz")).isInstanceOf(EcsError.class);
  }
}
