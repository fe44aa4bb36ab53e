package org.doorward.li.markup;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.namespace.QName;

/**
 * The prefixes that documents are written with, and the names in these namespaces as they are written, each encoded
 * once. A few more than the tables have are kept, since names of a document that is copied come here too.
 * Thread-safe.
 */
public final class XmlPrefixes {
  /** For elements without namespaces. */
  static final XmlPrefixes NONE = new XmlPrefixes(Map.of());

  private static final int MAX_NAMES = 1_024;

  private final Map<String, String> prefixes;
  private final byte[] declarations;
  private final Map<QName, XmlTag> tags = new ConcurrentHashMap<>();

  /** @param prefixes the prefix of each namespace, empty for the default one */
  public XmlPrefixes(Map<String, String> prefixes) {
    this.prefixes = Map.copyOf(prefixes);
    this.declarations = declarations(prefixes);
  }

  /** In the order of the prefixes. */
  private static byte[] declarations(Map<String, String> prefixes) {
    Utf8 out = new Utf8();
    prefixes.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .forEach(entry -> out.putDeclaration(entry.getValue(), entry.getKey()));
    return out.toByteArray();
  }

  /** What declares all of them in a tag, in UTF-8. */
  byte[] declarations() {
    return declarations;
  }

  /** Whether names of {@code namespace} have a prefix, or are without. */
  public boolean has(String namespace) {
    return prefixes.containsKey(namespace);
  }

  Optional<String> prefix(String namespace) {
    return Optional.ofNullable(prefixes.get(namespace));
  }

  /** The tag of elements of that name, if its namespace has a prefix. */
  Optional<XmlTag> tag(QName name) {
    XmlTag known = tags.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    return prefix(name.getNamespaceURI()).map(prefix -> {
      XmlTag tag = XmlTag.of(prefix, name.getLocalPart());
      if (tags.size() < MAX_NAMES) {
        tags.put(name, tag);
      }
      return tag;
    });
  }
}
