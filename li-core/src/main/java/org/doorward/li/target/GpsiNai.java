package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A 5G generic public subscription identifier that is a network access identifier. Immutable.
 *
 * @param text the identifier; its whitespace counts
 */
public record GpsiNai(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is empty or holds a character that XML does not
   */
  public GpsiNai {
    text = Lexical.TEXT.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text the identifier; its whitespace counts
   * @return the identifier
   * @throws IllegalArgumentException if it is empty or holds a character that XML does not
   */
  public static GpsiNai of(String text) {
    return new GpsiNai(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.GPSI_NAI;
  }
}
