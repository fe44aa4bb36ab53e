package org.doorward.li.markup;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;

/** Which namespace each prefix stands for at one place of a document; the empty prefix is the default. Immutable. */
public final class XmlScope {
  /** Where nothing is declared but what XML itself declares. */
  static final XmlScope OUTERMOST =
      new XmlScope(Optional.empty(), -1, XMLConstants.XML_NS_PREFIX, XMLConstants.XML_NS_URI);

  private final Optional<XmlScope> outer;
  private final int level;

  /** Each prefix, and behind it its namespace. They are so few that looking along them is the fastest. */
  private final String[] declared;

  private XmlScope(Optional<XmlScope> outer, int level, String... declared) {
    this.outer = outer;
    this.level = level;
    this.declared = declared;
  }

  /**
   * The scope inside an element that declares prefixes, which stands in {@code level} others.
   *
   * @param declarations each prefix once, and behind it its namespace; kept
   */
  XmlScope with(int level, String[] declarations) {
    return new XmlScope(Optional.of(this), level, declarations);
  }

  /** The namespace that {@code prefix} stands for: empty if there is none, or for the default the empty one. */
  public Optional<String> namespace(String prefix) {
    int at = indexOf(prefix);
    if (at >= 0) {
      return Optional.of(declared[at + 1]);
    }
    return outer.isPresent()
        ? outer.get().namespace(prefix)
        : prefix.isEmpty() ? Optional.of("") : Optional.empty();
  }

  /** Whether {@code prefix} was declared by an element that stands in {@code outermost} others or more. */
  boolean isDeclaredWithin(int outermost, String prefix) {
    return level >= outermost
        && (indexOf(prefix) >= 0
            || (outer.isPresent() && outer.get().isDeclaredWithin(outermost, prefix)));
  }

  /** All prefixes that stand for something, in order. */
  Set<String> prefixes() {
    Set<String> all = outer.map(XmlScope::prefixes).orElseGet(TreeSet::new);
    for (int i = 0; i < declared.length; i += 2) {
      all.add(declared[i]);
    }
    return all;
  }

  private int indexOf(String prefix) {
    for (int i = 0; i < declared.length; i += 2) {
      if (declared[i].equals(prefix)) {
        return i;
      }
    }
    return -1;
  }
}
