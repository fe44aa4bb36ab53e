package org.doorward.li.x1.xml;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.doorward.li.markup.Namespaces;
import org.doorward.li.markup.XmlElement;

/** The elements inside an element, taken one by one from the front. Not thread-safe. */
final class Children {
  private final QName parent;
  private final List<XmlElement> elements;
  private int next;

  private Children(QName parent, List<XmlElement> elements) {
    this.parent = parent;
    this.elements = elements;
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
    boolean refused = element.attributes().stream()
        .map(attribute -> attribute.name())
        .anyMatch(name -> !isSchemaLocation(name) && !Optional.of(name).equals(but));
    if (refused) {
      throw Refusal.attribute(element.name());
    }
  }

  QName parent() {
    return parent;
  }

  boolean nextIs(QName name) {
    return next < elements.size() && elements.get(next).name().equals(name);
  }

  boolean hasNext() {
    return next < elements.size();
  }

  XmlElement take() {
    return elements.get(next++);
  }

  /** Refuses what nobody has taken. */
  void end() throws Refusal {
    if (hasNext()) {
      throw Refusal.unexpected(parent);
    }
  }

  private static Children withoutText(XmlElement parent) throws Refusal {
    if (parent.hasText()) {
      throw Refusal.unexpected(parent.name());
    }
    return new Children(parent.name(), parent.elements());
  }

  private static boolean isSchemaLocation(QName name) {
    return name.getNamespaceURI().equals(Namespaces.XSI)
        && (name.getLocalPart().equals("schemaLocation")
            || name.getLocalPart().equals("noNamespaceSchemaLocation"));
  }
}
