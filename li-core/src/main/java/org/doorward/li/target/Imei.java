package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A mobile equipment identity without its check digit. Immutable.
 *
 * @param text 14 digits
 */
public record Imei(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is not 14 digits
   */
  public Imei {
    text = Lexical.DIGITS_14.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text 14 digits
   * @return the identifier
   * @throws IllegalArgumentException if it is not 14 digits
   */
  public static Imei of(String text) {
    return new Imei(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.IMEI;
  }
}
