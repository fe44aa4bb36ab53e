package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A 5G permanent equipment identifier that is an IMEISV. Immutable.
 *
 * @param text 16 digits
 */
public record PeiImeisv(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is not 16 digits
   */
  public PeiImeisv {
    text = Lexical.DIGITS_16.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text 16 digits
   * @return the identifier
   * @throws IllegalArgumentException if it is not 16 digits
   */
  public static PeiImeisv of(String text) {
    return new PeiImeisv(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.PEI_IMEISV;
  }
}
