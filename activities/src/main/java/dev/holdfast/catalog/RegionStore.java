package dev.holdfast.catalog;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Where there is anything. */
public final class RegionStore {
  private final Jdbi jdbi;

  public RegionStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** In the order of their names. */
  public List<String> list() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT region FROM instances WHERE gone_at IS NULL
                UNION SELECT region FROM disks WHERE gone_at IS NULL
                ORDER BY region
                """)
            .mapTo(String.class)
            .list());
  }

  /** Storage nodes that have anything. */
  public List<String> nodes() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT DISTINCT node FROM instances WHERE gone_at IS NULL ORDER BY node")
            .mapTo(String.class)
            .list());
  }
}
