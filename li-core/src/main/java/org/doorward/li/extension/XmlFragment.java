package org.doorward.li.extension;

import org.doorward.li.identifier.Sensitive;

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
   * @throws IllegalArgumentException if it is none, or is in no namespace; the message does not quote it
   */
  public XmlFragment {}

  /**
   * The element written as {@code text}.
   *
   * @param text one well-formed element, in a namespace
   * @return the fragment
   * @throws IllegalArgumentException if it is none, or is in no namespace; the message does not quote it
   */
  public static XmlFragment of(String text) {
    return new XmlFragment(Sensitive.of(text));
  }
}
