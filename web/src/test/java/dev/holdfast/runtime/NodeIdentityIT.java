package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.holdfast.catalog.SettingStore;
import dev.holdfast.testing.TestCatalog;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeIdentityIT {

  @Test
  void staysTheSameOverRestarts(@TempDir Path home) {
    assertThat(NodeIdentity.of(home)).isEqualTo(NodeIdentity.of(home));
  }

  @Test
  void isClaimedByOneHomeOnly(@TempDir Path first, @TempDir Path second) {
    try (TestCatalog catalog = new TestCatalog()) {
      SettingStore settings = new SettingStore(catalog.jdbi);
      NodeIdentity.of(first).claim(settings);

      assertThatCode(() -> NodeIdentity.of(first).claim(settings)).doesNotThrowAnyException();
      assertThatIllegalStateException()
          .isThrownBy(() -> NodeIdentity.of(second).claim(settings))
          .withMessageContaining("node.json");
    }
  }
}
