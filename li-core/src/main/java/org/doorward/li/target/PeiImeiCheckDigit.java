package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A 5G permanent equipment identifier that is an IMEI with its check digit. Immutable.
 *
 * @param text 15 digits
 */
public record PeiImeiCheckDigit(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is not 15 digits
   */
  public PeiImeiCheckDigit {
    text = Lexical.DIGITS_15.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text 15 digits
   * @return the identifier
   * @throws IllegalArgumentException if it is not 15 digits
   */
  public static PeiImeiCheckDigit of(String text) {
    return new PeiImeiCheckDigit(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.PEI_IMEI_CHECK_DIGIT;
  }
}
