package dev.holdfast.platform.qemu;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.FullReason;
import dev.holdfast.model.InstanceId;
import dev.holdfast.model.PlatformToken;
import dev.holdfast.model.Sha256;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes sidecars for tests. */
final class Sidecars {
  private static final Instant TAKEN = Instant.parse("2026-03-01T03:00:00Z");

  private Sidecars() {}

  static Sidecar of(String id, @Nullable String parent, long diskBytes) {
    Draft draft =
        new Draft(
            new SnapshotId(id),
            new DiskId("d-1"),
            new InstanceId("i-1"),
            new PlatformToken(Sha256.hex(id)),
            SnapshotCategory.STANDARD,
            parent == null ? null : new SnapshotId(parent),
            parent == null ? FullReason.FIRST : null,
            null,
            null,
            TAKEN,
            diskBytes,
            false);
    return new Sidecar(Sidecar.FORMAT, draft, TAKEN.plusSeconds(5), 4096, "qemu 7.2.0");
  }
}
