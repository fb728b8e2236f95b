package dev.holdfast.catalog;

import java.util.List;

/**
 * One page of rows.
 *
 * @param total rows that fit the query, on all pages
 */
public record Listing<T>(List<T> items, int total) {
  public Listing {
    items = List.copyOf(items);
  }
}
