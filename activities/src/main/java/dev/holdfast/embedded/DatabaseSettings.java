package dev.holdfast.embedded;

/**
 * How to reach the database.
 *
 * @param url JDBC URL without user and password
 */
public record DatabaseSettings(String url, String user, String password) {
  /** Without the password, because settings end up in logs. */
  @Override
  public String toString() {
    return user + " at " + url;
  }
}
