package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * The name of a virtual routing and forwarding instance. Immutable.
 *
 * @param text 1 to 255 characters; its whitespace counts
 */
public record Vrf(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is empty, too long, or holds a character that XML does not
   */
  public Vrf {
    text = Lexical.SHORT_TEXT.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text 1 to 255 characters; its whitespace counts
   * @return the identifier
   * @throws IllegalArgumentException if it is empty, too long, or holds a character that XML does not
   */
  public static Vrf of(String text) {
    return new Vrf(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.VRF;
  }
}
