package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A 5G generic public subscription identifier that is a telephone number. Immutable.
 *
 * @param text 1 to 15 digits, no plus sign
 */
public record GpsiMsisdn(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is not 1 to 15 digits
   */
  public GpsiMsisdn {
    text = Lexical.E164.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text 1 to 15 digits, no plus sign
   * @return the identifier
   * @throws IllegalArgumentException if it is not 1 to 15 digits
   */
  public static GpsiMsisdn of(String text) {
    return new GpsiMsisdn(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.GPSI_MSISDN;
  }
}
