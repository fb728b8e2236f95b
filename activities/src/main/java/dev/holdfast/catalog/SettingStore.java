package dev.holdfast.catalog;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Facts about this installation that are written once. */
public final class SettingStore {
  private final Jdbi jdbi;

  public SettingStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public Optional<String> find(String name) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT value FROM settings WHERE name = :name")
            .bind("name", name)
            .mapTo(String.class)
            .findOne());
  }

  /** Records it unless it is there already; returns what is there afterwards. */
  public String putIfAbsent(String name, String value) {
    return jdbi.inTransaction(handle -> {
      handle
          .createUpdate("INSERT IGNORE INTO settings (name, value) VALUES (:name, :value)")
          .bind("name", name)
          .bind("value", value)
          .execute();
      return handle
          .createQuery("SELECT value FROM settings WHERE name = :name")
          .bind("name", name)
          .mapTo(String.class)
          .one();
    });
  }
}
