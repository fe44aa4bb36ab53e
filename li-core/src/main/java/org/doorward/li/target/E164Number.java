package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * An international telephone number in E.164 form, without a plus sign. Immutable.
 *
 * @param text 1 to 15 digits
 */
public record E164Number(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is not 1 to 15 digits
   */
  public E164Number {
    text = Lexical.E164.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text 1 to 15 digits
   * @return the identifier
   * @throws IllegalArgumentException if it is not 1 to 15 digits
   */
  public static E164Number of(String text) {
    return new E164Number(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.E164_NUMBER;
  }
}
