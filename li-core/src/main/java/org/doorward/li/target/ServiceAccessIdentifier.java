package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * The identifier of a subscriber's access to a service, as the operator writes it. Immutable.
 *
 * @param text the identifier; its whitespace counts
 */
public record ServiceAccessIdentifier(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is empty or holds a character that XML does not
   */
  public ServiceAccessIdentifier {
    text = Lexical.TEXT.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text the identifier; its whitespace counts
   * @return the identifier
   * @throws IllegalArgumentException if it is empty or holds a character that XML does not
   */
  public static ServiceAccessIdentifier of(String text) {
    return new ServiceAccessIdentifier(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.SERVICE_ACCESS_IDENTIFIER;
  }
}
