package dev.holdfast.ecs;

import io.micronaut.json.tree.JsonNode;
import java.util.Map;

/** The same tree as XML: each member an element, each element of a list one more of that name. */
final class XmlText {
  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  private XmlText() {}

  static String of(String root, JsonNode tree) {
    XmlText xml = new XmlText();
    xml.element(root, tree);
    return xml.text.toString();
  }

  private void element(String name, JsonNode node) {
    if (node.isArray()) {
      node.values().forEach(value -> element(name, value));
      return;
    }
    text.append('<').append(name).append('>');
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.entries()) {
        element(member.getKey(), member.getValue());
      }
    } else if (!node.isNull()) {
      node.coerceStringValue().codePoints().forEach(this::character);
    }
    text.append("</").append(name).append('>');
  }

  private void character(int codePoint) {
    switch (codePoint) {
      case '<' -> text.append("&lt;");
      case '>' -> text.append("&gt;");
      case '&' -> text.append("&amp;");
      case '\r' -> text.append("&#13;");
      default -> text.appendCodePoint(isAllowed(codePoint) ? codePoint : 0xFFFD);
    }
  }

  // XML cannot hold the others in any form.
  private static boolean isAllowed(int codePoint) {
    return codePoint == '\t'
        || codePoint == '\n'
        || (codePoint >= 0x20 && codePoint <= 0xD7FF)
        || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
        || codePoint >= 0x10000;
  }
}
