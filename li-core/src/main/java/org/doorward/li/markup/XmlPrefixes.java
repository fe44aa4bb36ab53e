package org.doorward.li.markup;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
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
  private final List<Map.Entry<String, String>> inOrder;
  private final Map<QName, byte[]> names = new ConcurrentHashMap<>();

  /** @param prefixes the prefix of each namespace, empty for the default one */
  public XmlPrefixes(Map<String, String> prefixes) {
    this.prefixes = Map.copyOf(prefixes);
    this.inOrder = prefixes.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .toList();
  }

  /** Namespaces with their prefixes, in the order of the prefixes. */
  List<Map.Entry<String, String>> inOrder() {
    return inOrder;
  }

  /** Whether names of {@code namespace} have a prefix, or are without. */
  public boolean has(String namespace) {
    return prefixes.containsKey(namespace);
  }

  Optional<String> prefix(String namespace) {
    return Optional.ofNullable(prefixes.get(namespace));
  }

  /** The name of an element with its prefix, in UTF-8, if its namespace has one. */
  Optional<byte[]> qualified(QName name) {
    byte[] known = names.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    return prefix(name.getNamespaceURI()).map(prefix -> {
      String written = prefix.isEmpty() ? name.getLocalPart() : prefix + ":" + name.getLocalPart();
      byte[] encoded = written.getBytes(StandardCharsets.UTF_8);
      if (names.size() < MAX_NAMES) {
        names.put(name, encoded);
      }
      return encoded;
    });
  }
}
