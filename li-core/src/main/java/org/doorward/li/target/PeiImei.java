package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A 5G permanent equipment identifier that is an IMEI without its check digit. Immutable.
 *
 * @param text 14 digits
 */
public record PeiImei(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is not 14 digits
   */
  public PeiImei {
    text = Lexical.DIGITS_14.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text 14 digits
   * @return the identifier
   * @throws IllegalArgumentException if it is not 14 digits
   */
  public static PeiImei of(String text) {
    return new PeiImei(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.PEI_IMEI;
  }
}
