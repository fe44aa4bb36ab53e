package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * An international mobile subscriber identity. Immutable.
 *
 * @param text 6 to 15 digits
 */
public record Imsi(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is not 6 to 15 digits
   */
  public Imsi {
    text = Lexical.IMSI.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text 6 to 15 digits
   * @return the identifier
   * @throws IllegalArgumentException if it is not 6 to 15 digits
   */
  public static Imsi of(String text) {
    return new Imsi(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.IMSI;
  }
}
