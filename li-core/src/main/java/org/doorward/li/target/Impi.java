package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A private identity of an IMS subscriber. Immutable.
 *
 * @param text a network access identifier
 */
public record Impi(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is empty or holds a character that XML does not
   */
  public Impi {
    text = Lexical.TEXT.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text a network access identifier
   * @return the identifier
   * @throws IllegalArgumentException if it is empty or holds a character that XML does not
   */
  public static Impi of(String text) {
    return new Impi(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.IMPI;
  }
}
