package org.doorward.li.authority;

import java.util.regex.Pattern;
import org.doorward.li.identifier.Octets;

/**
 * The legal instrument that a mandate carries out.
 *
 * @param referenceSha256 digest of its reference, 32 octets
 * @param legalType what kind of instrument it is, by the operator's own list: 1 to 64 letters, digits, blanks,
 *     {@code .}, {@code _}, {@code /} and {@code -}
 * @param jurisdiction where it was issued: ISO 3166-1 alpha-2, or ISO 3166-2
 */
public record Warrant(Octets referenceSha256, String legalType, String jurisdiction) {
  private static final Pattern LEGAL_TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._/-]{0,63}");
  private static final Pattern JURISDICTION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

  /**
   * Checks the forms.
   *
   * @param referenceSha256 32 octets
   * @param legalType printable ASCII
   * @param jurisdiction a country, or part of one
   * @throws IllegalArgumentException if one has another form
   */
  public Warrant {
    Sha256.require(referenceSha256, "warrant reference");
    if (!LEGAL_TYPE.matcher(legalType).matches()) {
      throw new IllegalArgumentException("legal type has another form");
    }
    if (!JURISDICTION.matcher(jurisdiction).matches()) {
      throw new IllegalArgumentException(
          "jurisdiction is neither ISO 3166-1 alpha-2 nor ISO 3166-2");
    }
  }
}
