package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A network access identifier. Immutable.
 *
 * @param text the identifier; its whitespace counts
 */
public record Nai(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is empty or holds a character that XML does not
   */
  public Nai {
    text = Lexical.TEXT.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text the identifier; its whitespace counts
   * @return the identifier
   * @throws IllegalArgumentException if it is empty or holds a character that XML does not
   */
  public static Nai of(String text) {
    return new Nai(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.NAI;
  }
}
