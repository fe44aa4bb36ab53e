package org.doorward.li.markup;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;

/**
 * The one text of an element that stands for itself, wherever it is put. Prefixes stay as they are, since content
 * may refer to them; each is declared where it is first used, in a name or, as far as one can see, in content.
 * Attributes are sorted by namespace and name; comments and processing instructions are gone.
 *
 * <p>Which prefixes the X1 document around it has for X1's own namespaces makes no difference: content refers to
 * those only by prefixes that are declared inside the element.
 */
public final class CanonicalXml {
  private static final QName XSI_TYPE = new QName(Namespaces.XSI, "type");
  private static final Comparator<XmlAttribute> ORDER = Comparator.<XmlAttribute, String>comparing(
          a -> a.name().getNamespaceURI())
      .thenComparing(a -> a.name().getLocalPart());

  private CanonicalXml() {}

  /** The canonical text of {@code element}. */
  public static String of(XmlElement element) {
    StringBuilder out = new StringBuilder();
    write(element, element.level(), Map.of(), out);
    return out.toString();
  }

  private static void write(
      XmlElement element, int outermost, Map<String, String> outer, StringBuilder out) {
    Map<String, String> declared = new HashMap<>(outer);
    String name = qualified(element.name());
    out.append('<').append(name);
    for (String prefix : usedPrefixes(element, outermost)) {
      String uri = element.scope().namespace(prefix).orElseThrow();
      if (!uri.equals(declared.put(prefix, uri))) {
        out.append(prefix.isEmpty() ? " xmlns" : " xmlns:").append(prefix).append("=\"");
        Escaping.attribute(uri, out);
        out.append('"');
      }
    }
    element.attributes().stream().sorted(ORDER).forEach(a -> write(a, out));
    if (element.isLeaf() && element.leadingText().isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    Escaping.text(element.leadingText(), out);
    for (XmlElement child = element.first(); child != null; child = child.next()) {
      write(child, outermost, declared, out);
      Escaping.text(child.tail(), out);
    }
    out.append("</").append(name).append('>');
  }

  private static void write(XmlAttribute attribute, StringBuilder out) {
    out.append(' ').append(qualified(attribute.name())).append("=\"");
    Escaping.attribute(attribute.value(), out);
    out.append('"');
  }

  /** The prefixes that the element's own names, attributes and text use, without {@code xml}. */
  private static Set<String> usedPrefixes(XmlElement element, int outermost) {
    Set<String> used = new TreeSet<>();
    used.add(element.name().getPrefix());
    String text = element.text();
    for (XmlAttribute attribute : element.attributes()) {
      if (!attribute.name().getPrefix().isEmpty()) {
        used.add(attribute.name().getPrefix());
      }
      if (attribute.name().equals(XSI_TYPE) && attribute.value().indexOf(':') < 0) {
        used.add(XMLConstants.DEFAULT_NS_PREFIX);
      }
    }
    for (String prefix : element.scope().prefixes()) {
      boolean referredTo = refersTo(text, prefix)
          || element.attributes().stream().anyMatch(a -> refersTo(a.value(), prefix));
      if (referredTo && !belongsToTheDocument(element.scope(), outermost, prefix)) {
        used.add(prefix);
      }
    }
    used.remove(XMLConstants.XML_NS_PREFIX);
    return used;
  }

  private static boolean belongsToTheDocument(XmlScope scope, int outermost, String prefix) {
    return !scope.isDeclaredWithin(outermost, prefix)
        && scope.namespace(prefix).filter(Namespaces.ALL::contains).isPresent();
  }

  /** Whether {@code prefix} stands before a colon somewhere in {@code content}, as in a QName. */
  private static boolean refersTo(String content, String prefix) {
    if (prefix.isEmpty()) {
      return false;
    }
    String token = prefix + ":";
    for (int at = content.indexOf(token); at >= 0; at = content.indexOf(token, at + 1)) {
      if (at == 0 || !isNameCharacter(content.charAt(at - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNameCharacter(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || "._-".indexOf(c) >= 0;
  }

  private static String qualified(QName name) {
    return name.getPrefix().isEmpty()
        ? name.getLocalPart()
        : name.getPrefix() + ":" + name.getLocalPart();
  }
}
