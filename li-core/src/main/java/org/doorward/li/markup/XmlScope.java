package org.doorward.li.markup;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;

/** Which namespace each prefix stands for at one place of a document; the empty prefix is the default. Immutable. */
public final class XmlScope {
  /** Where nothing is declared but what XML itself declares. */
  static final XmlScope OUTERMOST =
      new XmlScope(Optional.empty(), Map.of(XMLConstants.XML_NS_PREFIX, XMLConstants.XML_NS_URI));

  private final Optional<XmlScope> outer;
  private final Map<String, String> declared;

  private XmlScope(Optional<XmlScope> outer, Map<String, String> declared) {
    this.outer = outer;
    this.declared = declared;
  }

  /** The scope of an element inside this one: one level for each element, whether it declares anything or not. */
  XmlScope with(Map<String, String> declarations) {
    return new XmlScope(Optional.of(this), Map.copyOf(declarations));
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

  /** Whether {@code prefix} was declared by the element {@code depth} levels up, or by one inside that. */
  boolean isDeclaredWithin(int depth, String prefix) {
    return declared.containsKey(prefix)
        || (depth > 0 && outer.isPresent() && outer.get().isDeclaredWithin(depth - 1, prefix));
  }

  /** All prefixes that stand for something, in order. */
  Set<String> prefixes() {
    Set<String> all = outer.map(XmlScope::prefixes).orElseGet(TreeSet::new);
    all.addAll(declared.keySet());
    return all;
  }
}
