package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * Whether the target is a subscriber of this network. Qualifies other identifiers, means nothing alone. Immutable.
 *
 * @param text {@code Local} or {@code NonLocal}
 */
public record NonLocalIdentifier(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is neither
   */
  public NonLocalIdentifier {
    text = Lexical.NON_LOCAL.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text {@code Local} or {@code NonLocal}
   * @return the identifier
   * @throws IllegalArgumentException if it is neither
   */
  public static NonLocalIdentifier of(String text) {
    return new NonLocalIdentifier(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.NON_LOCAL_IDENTIFIER;
  }
}
