package dev.holdfast.platform.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.platform.PlatformError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarTest {
  private static final DiskId DISK = new DiskId("d-1");

  /** Written by the first version; later ones must go on reading it. */
  private static final String FIRST_FORMAT =
      """
      {
        "format" : 1,
        "draft" : {
          "snapshot" : "s-2",
          "disk" : "d-1",
          "instance" : "i-1",
          "token" : "f2e3c0d1b5a697887766554433221100ffeeddccbbaa99887766554433221100",
          "category" : "STANDARD",
          "parent" : "s-1",
          "fullReason" : null,
          "policy" : "sp-1",
          "nominal" : "2026-03-01T03:00:00Z",
          "takenAt" : "2026-03-01T03:00:01.500Z",
          "diskBytes" : 1073741824,
          "encrypted" : false
        },
        "durableAt" : "2026-03-01T03:00:09Z",
        "storedBytes" : 4096,
        "toolVersion" : "qemu 7.2.22"
      }
      """;

  @TempDir Path root;

  private Repository repository() {
    return new Repository(root);
  }

  private void put(String name, String content) throws IOException {
    Path folder = Files.createDirectories(repository().folder(DISK));
    Files.writeString(folder.resolve(name), content);
  }

  @Test
  void readsWhatItWrote() {
    Sidecar sidecar = Sidecars.of("s-1", null, 10);
    repository().publish(sidecar);
    assertThat(repository().sidecar(DISK, new SnapshotId("s-1"))).contains(sidecar);
    assertThat(repository().sidecars(DISK)).containsExactly(sidecar);
  }

  @Test
  void readsTheFirstFormat() throws IOException {
    put("s-2.json", FIRST_FORMAT);
    Sidecar sidecar = repository().sidecar(DISK, new SnapshotId("s-2")).orElseThrow();
    assertThat(sidecar.parent()).isEqualTo(new SnapshotId("s-1"));
    assertThat(sidecar.evidence().takenAt()).isEqualTo("2026-03-01T03:00:01.500Z");
    JsonFiles.write(root.resolve("again.json"), sidecar);
    assertThat(root.resolve("again.json")).content().isEqualToNormalizingWhitespace(FIRST_FORMAT);
  }

  @Test
  void refusesOneThatLiesUnderAnotherName() throws IOException {
    put("s-3.json", FIRST_FORMAT);
    assertThatThrownBy(() -> repository().sidecar(DISK, new SnapshotId("s-3")))
        .isInstanceOf(PlatformError.class)
        .hasMessageContaining("it belongs to s-2");
  }

  @Test
  void refusesOneWithPartsThatItDoesNotKnowOrMisses() throws IOException {
    for (String changed :
        new String[] {
          FIRST_FORMAT.replace("\"format\" : 1", "\"format\" : 2"),
          FIRST_FORMAT.replace("\"storedBytes\" : 4096,", ""),
          FIRST_FORMAT.replace("\"storedBytes\"", "\"bytes\" : 1, \"storedBytes\""),
          FIRST_FORMAT.replace("\"s-2\"", "\"../../etc\""),
          FIRST_FORMAT + "{}"
        }) {
      put("s-2.json", changed);
      assertThatThrownBy(() -> repository().sidecar(DISK, new SnapshotId("s-2")))
          .as(changed)
          .isInstanceOf(PlatformError.class)
          .hasMessageContaining("s-2.json");
    }
  }

  @Test
  void ignoresFilesThatAreNoneOfItsOwn() throws IOException {
    put("notes.json", "hello");
    put("S-1.json", "hello");
    put("s-1.json.part", "half a sidecar");
    assertThat(repository().sidecars(DISK)).isEmpty();
    assertThat(repository().sidecars(new DiskId("d-2"))).isEmpty();
  }
}
