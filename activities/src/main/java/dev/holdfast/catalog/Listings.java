package dev.holdfast.catalog;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads one page of a table, and how many rows there are in all. */
final class Listings {
  private Listings() {}

  static <T> Listing<T> read(
      Jdbi jdbi,
      String table,
      String columns,
      Where where,
      String order,
      PageRequest page,
      RowMapper<T> mapper) {
    return jdbi.inTransaction(handle -> {
      int total =
          where
              .bindTo(handle.createQuery("SELECT COUNT(*) FROM " + table + where.sql()))
              .mapTo(Integer.class)
              .one();
      List<T> items =
          where
              .bindTo(
                  handle.createQuery(
                      "SELECT "
                          + columns
                          + " FROM "
                          + table
                          + where.sql()
                          + " ORDER BY "
                          + order
                          + " LIMIT :pageSize OFFSET :pageOffset"))
              .bind("pageSize", page.size())
              .bind("pageOffset", page.offset())
              .map(mapper)
              .list();
      return new Listing<>(items, total);
    });
  }
}
