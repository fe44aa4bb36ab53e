package org.doorward.li.x1.xml;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.doorward.li.markup.Namespaces;
import org.doorward.li.markup.XmlAttribute;
import org.doorward.li.markup.XmlElement;
import org.jspecify.annotations.Nullable;

/** The elements inside an element, taken one by one from the front. Not thread-safe. */
final class Children {
  private final XmlElement parent;
  private @Nullable XmlElement next;

  private Children(XmlElement parent) {
    this.parent = parent;
    this.next = parent.first();
  }

  /** The elements inside {@code parent}, which has neither attributes nor text of its own. */
  static Children of(XmlElement parent) throws Refusal {
    refuseAttributes(parent, Optional.empty());
    return withoutText(parent);
  }

  /** The elements inside a message or an object, whose type is an attribute. */
  static Children ofTyped(XmlElement message) throws Refusal {
    refuseAttributes(message, Optional.of(Names.XSI_TYPE));
    return withoutText(message);
  }

  /**
   * Refuses attributes. Where a schema may be found is none of our concern, so that those two are let pass.
   *
   * @param but one that is let pass as well
   */
  static void refuseAttributes(XmlElement element, Optional<QName> but) throws Refusal {
    List<XmlAttribute> attributes = element.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      QName name = attributes.get(i).name();
      if (!isSchemaLocation(name) && !(but.isPresent() && but.get().equals(name))) {
        throw Refusal.attribute(element.name());
      }
    }
  }

  QName parent() {
    return parent.name();
  }

  boolean nextIs(QName name) {
    return next != null && next.name().equals(name);
  }

  boolean hasNext() {
    return next != null;
  }

  /** The name of the next element, of which there is one. */
  QName next() {
    return requireNonNull(next, "nothing is left").name();
  }

  XmlElement take() {
    XmlElement taken = requireNonNull(next, "nothing is left");
    next = taken.next();
    return taken;
  }

  /** Refuses what nobody has taken. */
  void end() throws Refusal {
    if (hasNext()) {
      throw Refusal.unexpected(parent.name());
    }
  }

  private static Children withoutText(XmlElement parent) throws Refusal {
    if (parent.hasText()) {
      throw Refusal.unexpected(parent.name());
    }
    return new Children(parent);
  }

  private static boolean isSchemaLocation(QName name) {
    return name.getNamespaceURI().equals(Namespaces.XSI)
        && (name.getLocalPart().equals("schemaLocation")
            || name.getLocalPart().equals("noNamespaceSchemaLocation"));
  }
}
