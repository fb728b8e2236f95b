package dev.holdfast.model;

import java.util.regex.Pattern;

/**
 * The shape that all identifiers share: a short prefix, then lower-case letters and digits, as ECS
 * has them.
 */
final class IdFormat {
  private static final Pattern BODY = Pattern.compile("[a-z0-9]{1,40}");

  private IdFormat() {}

  static boolean matches(String prefix, String value) {
    return value.startsWith(prefix) && BODY.matcher(value.substring(prefix.length())).matches();
  }

  static void require(String prefix, String value) {
    if (!matches(prefix, value)) {
      throw new IllegalArgumentException(
          "not an id of the form " + prefix + "<letters and digits>");
    }
  }
}
