package org.doorward.li.x1.xml;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import org.doorward.li.markup.Namespaces;

/**
 * Names the types of the tables and writes their definitions: each into the document of the namespace that its
 * elements have, since only there they can be declared. Not thread-safe.
 */
final class SchemaTypes {
  static final Map<String, String> PREFIXES = new TreeMap<>(Map.of(
      Namespaces.X1, "x1",
      Namespaces.COMMON, "c",
      Namespaces.HASHED_ID, "h",
      Namespaces.DESTINATION_SET, "ds",
      Namespaces.TRAFFIC_POLICY, "tp"));

  private final Map<String, SchemaText> documents = new LinkedHashMap<>();
  private final IdentityHashMap<Shape, String> names = new IdentityHashMap<>();

  SchemaTypes() {
    PREFIXES.keySet().forEach(namespace -> documents.put(namespace, new SchemaText(namespace)));
  }

  SchemaText in(String namespace) {
    SchemaText document = documents.get(namespace);
    if (document == null) {
      throw new IllegalArgumentException("no schema for " + namespace);
    }
    return document;
  }

  /** The rows as elements of a sequence. */
  String elements(List<? extends Field<?, ?>> fields, String indent) {
    StringBuilder out = new StringBuilder(indent).append("<xs:sequence>\n");
    for (Field<?, ?> field : fields) {
      out.append(element(field.name(), field.type(), indent));
      if (field.min() != 1) {
        out.append(" minOccurs=\"").append(field.min()).append('"');
      }
      if (field.max() != 1) {
        out.append(" maxOccurs=\"unbounded\"");
      }
      out.append("/>\n");
    }
    return out.append(indent).append("</xs:sequence>\n").toString();
  }

  private String element(QName name, XmlType<?> type, String indent) {
    return indent + "  <xs:element name=\"" + name.getLocalPart() + "\" type=\"" + name(type, name)
        + "\"";
  }

  /** The name of a type that stands in {@code element}; defines it first if need be. */
  String name(XmlType<?> type, QName element) {
    Shape shape = type.shape();
    String known = names.get(shape);
    if (known != null) {
      return known;
    }
    String name = define(shape, element);
    names.put(shape, name);
    return name;
  }

  private String define(Shape shape, QName element) {
    String capital = element.getLocalPart().substring(0, 1).toUpperCase(Locale.ROOT)
        + element.getLocalPart().substring(1);
    if (shape instanceof Shape.Text text) {
      return text(text.facets());
    }
    if (shape instanceof Shape.Annexed) {
      return "x1:Extension";
    }
    if (shape instanceof Shape.AnyObject) {
      return "x1:GenericObject";
    }
    if (shape instanceof Shape.OneOf choice) {
      StringBuilder options = new StringBuilder("    <xs:choice>\n");
      for (Shape.Option option : choice.options()) {
        options.append(element(option.name(), option.type(), "    ")).append("/>\n");
      }
      options.append("    </xs:choice>\n");
      return complex(
          choice.options().get(0).name().getNamespaceURI(), capital + "Choice", options.toString());
    }
    List<? extends Field<?, ?>> fields = ((Shape.Elements) shape).fields();
    String namespace = fields.isEmpty() ? Namespaces.X1 : fields.get(0).name().getNamespaceURI();
    return complex(namespace, list(fields, capital), elements(fields, "    "));
  }

  /** A list is named after its members, so that equal ones have one name. */
  private static String list(List<? extends Field<?, ?>> fields, String otherwise) {
    if (fields.size() != 1 || fields.get(0).max() == 1) {
      return otherwise;
    }
    String member = fields.get(0).name().getLocalPart();
    String list = fields.get(0).min() == 0 ? "ListOf" : "NonEmptyListOf";
    return list + member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1);
  }

  private String complex(String namespace, String name, String content) {
    String definition =
        "  <xs:complexType name=\"" + name + "\">\n" + content + "  </xs:complexType>\n";
    if (!in(namespace).define(name, definition)) {
      throw new IllegalStateException("two types are called " + name);
    }
    return PREFIXES.get(namespace) + ":" + name;
  }

  private String text(Facets facets) {
    if (facets.name().isEmpty()) {
      return "xs:" + facets.base();
    }
    StringBuilder out = new StringBuilder("  <xs:simpleType name=\"").append(facets.name());
    out.append("\">\n    <xs:restriction base=\"xs:").append(facets.base()).append("\">\n");
    facets.values().forEach(value -> facet(out, "enumeration", value));
    facets.min().ifPresent(value -> facet(out, "minInclusive", value));
    facets.max().ifPresent(value -> facet(out, "maxInclusive", value));
    facets.minLength().ifPresent(value -> facet(out, "minLength", value));
    facets.maxLength().ifPresent(value -> facet(out, "maxLength", value));
    facets.pattern().ifPresent(value -> facet(out, "pattern", value));
    out.append("    </xs:restriction>\n  </xs:simpleType>\n");
    if (!in(Namespaces.COMMON).define(facets.name(), out.toString())) {
      throw new IllegalStateException("two types are called " + facets.name());
    }
    return "c:" + facets.name();
  }

  private static void facet(StringBuilder out, String name, Object value) {
    String text =
        value.toString().replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    out.append("      <xs:").append(name).append(" value=\"").append(text).append("\"/>\n");
  }
}
