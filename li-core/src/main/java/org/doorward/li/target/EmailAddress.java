package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * An e-mail address in ASCII. Immutable.
 *
 * @param text a local part without quotes, an at sign, and a domain; at most 255 characters
 */
public record EmailAddress(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it has another form
   */
  public EmailAddress {
    text = Lexical.EMAIL.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text a local part without quotes, an at sign, and a domain; at most 255 characters
   * @return the identifier
   * @throws IllegalArgumentException if it has another form
   */
  public static EmailAddress of(String text) {
    return new EmailAddress(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.EMAIL_ADDRESS;
  }
}
