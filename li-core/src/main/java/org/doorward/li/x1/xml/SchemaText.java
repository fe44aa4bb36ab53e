package org.doorward.li.x1.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import org.doorward.li.markup.Namespaces;

/** One schema document, as it grows: imports of the others, then types and elements. Not thread-safe. */
final class SchemaText {
  private static final String HEAD =
      "<!-- Made from the tables that the codec reads and writes by; a test keeps them the same. -->\n";

  private final String namespace;
  private final List<String> roots = new ArrayList<>();
  private final Map<String, String> types = new TreeMap<>();

  SchemaText(String namespace) {
    this.namespace = namespace;
  }

  /** A global element. */
  void root(String name, String type) {
    roots.add("  <xs:element name=\"" + name + "\" type=\"" + type + "\"/>\n");
  }

  /** The definition of a type; whether there was none of that name, or the same. */
  boolean define(String name, String definition) {
    String before = types.putIfAbsent(name, definition);
    return before == null || before.equals(definition);
  }

  /** The document. */
  String document(Map<String, String> prefixes, Map<String, String> files) {
    StringBuilder out =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").append(HEAD);
    out.append("<xs:schema xmlns:xs=\"")
        .append(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .append('"');
    prefixes.forEach((uri, prefix) ->
        out.append("\n    xmlns:").append(prefix).append("=\"").append(uri).append('"'));
    out.append("\n    targetNamespace=\"").append(namespace);
    out.append("\" elementFormDefault=\"qualified\">\n");
    files.forEach((uri, file) -> {
      if (!uri.equals(namespace) && isUsed(prefixes.getOrDefault(uri, "") + ":")) {
        out.append("  <xs:import namespace=\"").append(uri);
        out.append("\" schemaLocation=\"").append(file).append("\"/>\n");
      }
    });
    roots.forEach(out::append);
    types.values().forEach(out::append);
    return out.append("</xs:schema>\n").toString();
  }

  /** The main document leads to all others, since types of theirs stand in its messages by attribute. */
  private boolean isUsed(String prefix) {
    return namespace.equals(Namespaces.X1)
        || types.values().stream().anyMatch(type -> type.contains("\"" + prefix));
  }
}
