package org.doorward.li.markup;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;

/** Which namespace each prefix stands for at one place of a document; the empty prefix is the default. Immutable. */
public final class XmlScope {
  /** Where nothing is declared but what XML itself declares. */
  static final XmlScope OUTERMOST = new XmlScope(
      Optional.empty(), -1, Map.of(XMLConstants.XML_NS_PREFIX, XMLConstants.XML_NS_URI));

  private final Optional<XmlScope> outer;
  private final int level;
  private final Map<String, String> declared;

  private XmlScope(Optional<XmlScope> outer, int level, Map<String, String> declared) {
    this.outer = outer;
    this.level = level;
    this.declared = declared;
  }

  /** The scope inside an element that declares prefixes, which stands in {@code level} others. */
  XmlScope with(int level, Map<String, String> declarations) {
    return new XmlScope(Optional.of(this), level, Map.copyOf(declarations));
  }

  /** The namespace that {@code prefix} stands for: empty if there is none, or for the default the empty one. */
  public Optional<String> namespace(String prefix) {
    String uri = declared.get(prefix);
    if (uri != null) {
      return Optional.of(uri);
    }
    return outer.isPresent()
        ? outer.get().namespace(prefix)
        : prefix.isEmpty() ? Optional.of("") : Optional.empty();
  }

  /** Whether {@code prefix} was declared by an element that stands in {@code outermost} others or more. */
  boolean isDeclaredWithin(int outermost, String prefix) {
    return level >= outermost
        && (declared.containsKey(prefix)
            || (outer.isPresent() && outer.get().isDeclaredWithin(outermost, prefix)));
  }

  /** All prefixes that stand for something, in order. */
  Set<String> prefixes() {
    Set<String> all = outer.map(XmlScope::prefixes).orElseGet(TreeSet::new);
    all.addAll(declared.keySet());
    return all;
  }
}
