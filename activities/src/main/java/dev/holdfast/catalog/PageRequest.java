package dev.holdfast.catalog;

/**
 * One page of a list.
 *
 * @param number from 1
 * @param size rows on a page
 */
public record PageRequest(int number, int size) {
  public PageRequest {
    if (number < 1 || size < 1) {
      throw new IllegalArgumentException("page number and size are at least 1");
    }
  }

  long offset() {
    return (number - 1L) * size;
  }
}
