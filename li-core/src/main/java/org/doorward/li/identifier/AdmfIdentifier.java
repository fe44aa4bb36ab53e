package org.doorward.li.identifier;

/**
 * Names the ADMF end of an X1 conversation, whoever is sending.
 *
 * @param value the identifier, whitespace collapsed, 1 to 255 characters
 * @clause TS 103 221-1, 6.1
 */
public record AdmfIdentifier(String value) {
  /**
   * Collapses whitespace as xs:token does.
   *
   * @param value any spacing
   * @throws IllegalArgumentException if nothing remains, if more than 255 characters do, or if one of them is
   *     a control character
   */
  public AdmfIdentifier {
    value = Tokens.collapse(value, "ADMF identifier");
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
