package org.doorward.li.markup;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;

/**
 * An element as it was read. Immutable; prints no content.
 *
 * @param name namespace, local name, and the prefix as written
 * @param attributes in the order of the document, without namespace declarations
 * @param scope which namespace each prefix stands for inside it
 * @param content in the order of the document
 */
public record XmlElement(
    QName name, List<XmlAttribute> attributes, XmlScope scope, List<XmlNode> content)
    implements XmlNode {
  public XmlElement {
    attributes = List.copyOf(attributes);
    content = List.copyOf(content);
  }

  /** The elements that it holds. */
  public List<XmlElement> elements() {
    return content.stream()
        .filter(XmlElement.class::isInstance)
        .map(XmlElement.class::cast)
        .toList();
  }

  /** All text that it holds itself, in one. */
  public String text() {
    return content.stream()
        .filter(XmlText.class::isInstance)
        .map(node -> ((XmlText) node).text())
        .collect(Collectors.joining());
  }

  /** Whether it holds text other than whitespace, beside whatever elements. */
  public boolean hasText() {
    return content.stream().anyMatch(node -> node instanceof XmlText text && !text.isBlank());
  }

  /** The value of an attribute. */
  public Optional<String> attribute(QName attribute) {
    return attributes.stream()
        .filter(a -> a.name().equals(attribute))
        .map(XmlAttribute::value)
        .findFirst();
  }

  @Override
  public String toString() {
    return "[withheld]";
  }
}
