package dev.holdfast.catalog;

import java.time.Instant;

/**
 * An access key at rest.
 *
 * @param sealedSecret the secret as only the holder of the master key can read it, in ASCII
 * @param role what its holder may do
 * @param enabled a key that is not enabled opens nothing
 */
public record AccessKeyRow(
    String id, String sealedSecret, String role, boolean enabled, Instant createdAt) {}
