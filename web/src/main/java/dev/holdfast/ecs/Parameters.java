package dev.holdfast.ecs;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a request, from query and form together. Names are found whatever their case; an
 * empty value counts as none.
 */
public final class Parameters {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final int MAX_ELEMENTS = 1000;

  private final SequencedMap<String, String> exact;
  private final Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  Parameters(SequencedMap<String, String> pairs) {
    exact = new TreeMap<>(pairs);
    exact.forEach(anyCase::putIfAbsent);
  }

  /** As they came, sorted by name. */
  SequencedMap<String, String> pairs() {
    return exact;
  }

  @Nullable String text(String name) {
    String value = exact.getOrDefault(name, anyCase.get(name));
    return value == null || value.isEmpty() ? null : value;
  }

  String text(String name, String whenAbsent) {
    String value = text(name);
    return value == null ? whenAbsent : value;
  }

  String required(String name) {
    String value = text(name);
    if (value == null) {
      throw EcsError.missing(name);
    }
    return value;
  }

  /** Null when absent; {@code otherwise} is thrown when it is no number or out of range. */
  @Nullable Integer integer(String name, int from, int to, EcsError otherwise) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= from && number <= to) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw otherwise;
    }
    throw otherwise;
  }

  @Nullable Boolean bool(String name) {
    return switch (text(name)) {
      case null -> null;
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      case String other -> throw EcsError.invalid(name, "must be true or false, not " + other);
    };
  }

  /** Reads JSON text that holds a list of texts; null when absent. */
  @Nullable List<String> jsonList(String name, EcsError otherwise) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    try {
      List<String> list = JSON.readValue(value, TEXTS);
      if (list != null && !list.contains(null)) {
        return list;
      }
    } catch (JacksonException e) {
      throw otherwise;
    }
    throw otherwise;
  }

  /** Elements of {@code Name.1.Key/.Value}, {@code Name.2…}, in the order of their numbers. */
  List<Element> elements(String name) {
    Map<Integer, Element> elements = new TreeMap<>();
    anyCase.forEach((parameter, value) ->
        number(name, parameter)
            .ifPresent(number ->
                elements.computeIfAbsent(
                    number,
                    n ->
                        new Element(
                            text(name + "." + n + ".Key", ""),
                            text(name + "." + n + ".Value", "")))));
    return new ArrayList<>(elements.values());
  }

  private static Optional<Integer> number(String list, String parameter) {
    String[] parts = parameter.split("\\.", -1);
    if (parts.length != 3 || !parts[0].equalsIgnoreCase(list)) {
      return Optional.empty();
    }
    try {
      int number = Integer.parseInt(parts[1]);
      return number >= 1 && number <= MAX_ELEMENTS ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** One key and value of a numbered list. */
  record Element(String key, String value) {}
}
