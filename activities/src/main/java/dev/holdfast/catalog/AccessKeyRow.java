package dev.holdfast.catalog;

import java.time.Instant;
import java.util.Arrays;

/**
 * An access key at rest.
 *
 * @param sealedSecret the secret as only the holder of the master key can read it
 * @param role what its holder may do
 * @param enabled a key that is not enabled opens nothing
 */
public record AccessKeyRow(
    String id, byte[] sealedSecret, String role, boolean enabled, Instant createdAt) {
  public AccessKeyRow {
    sealedSecret = sealedSecret.clone();
  }

  @Override
  public byte[] sealedSecret() {
    return sealedSecret.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccessKeyRow row
        && id.equals(row.id)
        && Arrays.equals(sealedSecret, row.sealedSecret)
        && role.equals(row.role)
        && enabled == row.enabled
        && createdAt.equals(row.createdAt);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "AccessKeyRow[" + id + "]";
  }
}
