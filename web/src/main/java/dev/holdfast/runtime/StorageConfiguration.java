package dev.holdfast.runtime;

import dev.holdfast.platform.qemu.QemuSettings;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How this storage node works.
 *
 * @param repository folder of the standard snapshots; without one it lies in the home
 * @param chainLimit greatest number of snapshots in a chain, the full one included
 * @param gentleMibPerSecond what a snapshot may copy at the pace gentle
 * @param balancedMibPerSecond what a snapshot may copy at the pace balanced
 * @param goneAfter a disk counts as released only when two reads so far apart both miss it
 * @param drain how long a stop waits for snapshots that are being made
 */
@ConfigurationProperties("holdfast.storage")
public record StorageConfiguration(
    @Nullable Path repository,
    @Bindable(defaultValue = "25") @Min(1) @Max(300) int chainLimit,
    @Bindable(defaultValue = "50") @Min(1) long gentleMibPerSecond,
    @Bindable(defaultValue = "200") @Min(1) long balancedMibPerSecond,
    @Bindable(defaultValue = "PT30S") Duration goneAfter,
    @Bindable(defaultValue = "PT30S") Duration drain) {
  private static final int MIB_SHIFT = 20;

  QemuSettings qemu(Path home, String node) {
    QemuSettings defaults = QemuSettings.under(home);
    return new QemuSettings(
        home,
        repository == null ? defaults.repository() : repository,
        node,
        chainLimit,
        gentleMibPerSecond << MIB_SHIFT,
        balancedMibPerSecond << MIB_SHIFT,
        defaults.answerPatience());
  }
}
