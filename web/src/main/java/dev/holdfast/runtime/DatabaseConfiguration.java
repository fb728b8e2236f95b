package dev.holdfast.runtime;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * Which database holds the catalog.
 *
 * @param url JDBC URL of a MySQL or MariaDB database; without one the program runs its own
 * @param user name at an outside database
 * @param password its password
 */
@ConfigurationProperties("holdfast.database")
public record DatabaseConfiguration(
    @Nullable String url,
    @Bindable(defaultValue = "holdfast") String user,
    @Bindable(defaultValue = "") String password) {

  /** Without the password, because settings end up in logs. */
  @Override
  public String toString() {
    return "DatabaseConfiguration[user=" + user + ", url=" + url + "]";
  }
}
