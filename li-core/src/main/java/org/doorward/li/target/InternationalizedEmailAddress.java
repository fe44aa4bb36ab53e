package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * An e-mail address that may hold any character. Immutable.
 *
 * @param text something, an at sign, and something; at most 255 characters
 */
public record InternationalizedEmailAddress(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it has another form
   */
  public InternationalizedEmailAddress {
    text = Lexical.INTERNATIONALIZED_EMAIL.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text something, an at sign, and something; at most 255 characters
   * @return the identifier
   * @throws IllegalArgumentException if it has another form
   */
  public static InternationalizedEmailAddress of(String text) {
    return new InternationalizedEmailAddress(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.INTERNATIONALIZED_EMAIL_ADDRESS;
  }
}
