package org.doorward.li.extension;

import org.doorward.li.identifier.Sensitive;
import org.doorward.li.markup.CanonicalXml;
import org.doorward.li.markup.Fragments;
import org.doorward.li.markup.Namespaces;
import org.doorward.li.markup.XmlElement;

/**
 * One XML element of somebody else's schema, in canonical form. Immutable. Prints no content.
 *
 * @param text the element, standing for itself: it declares every prefix that it uses
 */
public record XmlFragment(Sensitive<String> text) {
  /**
   * Brings the element into canonical form.
   *
   * @param text one well-formed element
   * @throws IllegalArgumentException if it is none, is too large, or is in no namespace or that of X1; the
   *     message does not quote it
   */
  public XmlFragment {
    XmlElement element = Fragments.element(text.reveal());
    String namespace = element.name().getNamespaceURI();
    if (namespace.isEmpty() || namespace.equals(Namespaces.X1)) {
      throw new IllegalArgumentException("a fragment belongs to a namespace other than X1");
    }
    text = Sensitive.of(CanonicalXml.of(element));
  }

  /**
   * The element written as {@code text}.
   *
   * @param text one well-formed element
   * @return the fragment
   * @throws IllegalArgumentException if it is none, is too large, or is in no namespace or that of X1; the
   *     message does not quote it
   */
  public static XmlFragment of(String text) {
    return new XmlFragment(Sensitive.of(text));
  }
}
