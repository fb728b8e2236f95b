package dev.holdfast.security;

/**
 * A name and a secret that prove who somebody is.
 *
 * @param enabled a key that is not enabled opens nothing
 */
public record AccessKey(String id, String secret, boolean enabled) {

  @Override
  public String toString() {
    return "AccessKey[" + id + "]";
  }
}
