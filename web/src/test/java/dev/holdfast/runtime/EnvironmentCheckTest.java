package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentCheckTest {

  @Test
  void acceptsSettingsThatAreReadAndWhatIsNotOurs() {
    assertThatCode(
            () -> EnvironmentCheck.require(Map.of("HOLDFAST_HTTP_PORT", "0", "PATH", "/bin")))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesMisspeltSettingsByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> EnvironmentCheck.require(Map.of("HOLDFAST_DATABSE_URL", "jdbc:mysql://db/")))
        .withMessageStartingWith("No such setting: HOLDFAST_DATABSE_URL.")
        .withMessageContaining("HOLDFAST_DATABASE_URL");
  }
}
