package org.doorward.li.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * An element as it was read. Each keeps the text up to its first child, and each child the text that follows
 * itself. Immutable once the reader hands it out; prints no content.
 */
public final class XmlElement {
  private final QName name;
  private final List<XmlAttribute> attributes;
  private final XmlScope scope;
  private final int level;
  private final @Nullable XmlElement parent;
  private String text = "";
  private String tail = "";
  private int characters;
  private @Nullable XmlElement first;
  private @Nullable XmlElement last;
  private @Nullable XmlElement next;

  /**
   * An element that holds nothing yet.
   *
   * @param parent the element that it stands in, if there is one; it is put at the end of it
   */
  XmlElement(
      QName name, List<XmlAttribute> attributes, XmlScope scope, @Nullable XmlElement parent) {
    this.name = name;
    this.attributes = attributes;
    this.scope = scope;
    this.parent = parent;
    this.level = parent == null ? 0 : parent.level + 1;
    if (parent != null) {
      parent.add(this);
    }
  }

  private void add(XmlElement child) {
    if (last == null) {
      first = child;
    } else {
      last.next = child;
    }
    last = child;
  }

  /** Counts text in that is not blank, and says how much of its own it has now. */
  int count(String part) {
    characters += part.length();
    return characters;
  }

  /** Sets the text between what it holds so far and what comes next. */
  void append(String run) {
    if (last == null) {
      text = run;
    } else {
      last.tail = run;
    }
  }

  /** The element that it stands in, if there is one. */
  @Nullable
  XmlElement parent() {
    return parent;
  }

  /** How many elements it stands in. */
  int level() {
    return level;
  }

  /** Namespace, local name, and the prefix as written. */
  public QName name() {
    return name;
  }

  /** Its attributes in the order of the document, without namespace declarations. */
  public List<XmlAttribute> attributes() {
    return attributes;
  }

  /** Which namespace each prefix stands for inside it. */
  public XmlScope scope() {
    return scope;
  }

  /** The first element that it holds, if there is one. */
  public @Nullable XmlElement first() {
    return first;
  }

  /** The element that follows it inside the same one, if there is one. */
  public @Nullable XmlElement next() {
    return next;
  }

  /** The elements that it holds. */
  public List<XmlElement> elements() {
    List<XmlElement> elements = new ArrayList<>();
    for (XmlElement child = first; child != null; child = child.next) {
      elements.add(child);
    }
    return elements;
  }

  /** Whether it holds no element. */
  public boolean isLeaf() {
    return first == null;
  }

  /** The text up to its first child: all of it, if it has none. */
  String leadingText() {
    return text;
  }

  /** The text between it and what follows it inside the same element. */
  String tail() {
    return tail;
  }

  /** All text that it holds itself, in one. */
  public String text() {
    if (first == null) {
      return text;
    }
    StringBuilder all = new StringBuilder(text);
    for (XmlElement child = first; child != null; child = child.next) {
      all.append(child.tail);
    }
    return all.toString();
  }

  /** Whether it holds text other than whitespace, beside whatever elements. */
  public boolean hasText() {
    return characters > 0;
  }

  /** The value of an attribute. */
  public Optional<String> attribute(QName attribute) {
    for (XmlAttribute candidate : attributes) {
      if (candidate.name().equals(attribute)) {
        return Optional.of(candidate.value());
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "[withheld]";
  }
}
