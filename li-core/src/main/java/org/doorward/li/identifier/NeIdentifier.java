package org.doorward.li.identifier;

/**
 * Names the network-element end of an X1 conversation, whoever is sending.
 *
 * @param value the identifier, whitespace collapsed, 1 to 255 characters
 * @clause TS 103 221-1, 6.1
 */
public record NeIdentifier(String value) {
  /**
   * Collapses whitespace as xs:token does.
   *
   * @param value any spacing
   * @throws IllegalArgumentException if nothing remains, if more than 255 characters do, or if one of them is
   *     a control character
   */
  public NeIdentifier {
    value = Tokens.collapse(value, "NE identifier");
  }

  /**
   * The identifier as written on the wire.
   *
   * @return {@link #value()}
   */
  @Override
  public String toString() {
    return value;
  }
}
