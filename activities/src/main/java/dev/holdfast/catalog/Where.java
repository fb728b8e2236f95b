package dev.holdfast.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a query that are all to hold; a condition on null is left out. Columns come from
 * code only.
 */
final class Where {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  Where always(String condition) {
    conditions.add(condition);
    return this;
  }

  Where compare(String column, String operator, @Nullable Object value) {
    if (value != null) {
      String name = "p" + values.size();
      conditions.add(column + " " + operator + " :" + name);
      values.put(name, value);
    }
    return this;
  }

  Where equal(String column, @Nullable Object value) {
    return compare(column, "=", value);
  }

  /** An empty collection means that nothing fits. */
  Where in(String column, @Nullable Collection<?> allowed) {
    return allowed == null ? this : always(column + " IN (" + names(allowed) + ")");
  }

  /** One of two columns has one of these values. An empty collection means that nothing fits. */
  Where inEither(String column, String other, Collection<?> allowed) {
    String names = names(allowed);
    return always("(" + column + " IN (" + names + ") OR " + other + " IN (" + names + "))");
  }

  private String names(Collection<?> allowed) {
    List<String> names = new ArrayList<>();
    for (Object value : allowed) {
      String name = "p" + values.size();
      names.add(":" + name);
      values.put(name, value);
    }
    return names.isEmpty() ? "NULL" : String.join(", ", names);
  }

  /** A name in which {@code *} stands for any text. */
  Where like(String column, @Nullable String pattern) {
    if (pattern == null) {
      return this;
    }
    String escaped =
        pattern.replace("!", "!!").replace("%", "!%").replace("_", "!_").replace("*", "%");
    String name = "p" + values.size();
    values.put(name, escaped);
    return always(column + " LIKE :" + name + " ESCAPE '!'");
  }

  String sql() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  <T extends SqlStatement<T>> T bindTo(T statement) {
    return statement.bindMap(values);
  }
}
