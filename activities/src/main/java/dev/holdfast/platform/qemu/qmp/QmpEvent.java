package dev.holdfast.platform.qemu.qmp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that QEMU tells unasked.
 *
 * @param name for example {@code JOB_STATUS_CHANGE}
 * @param data as QEMU sent it; a missing node when it sent none
 * @param at QEMU's own time of it
 */
public record QmpEvent(String name, JsonNode data, Instant at) {}
