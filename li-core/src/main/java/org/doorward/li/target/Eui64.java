package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A 64-bit extended unique identifier of an interface. Immutable.
 *
 * @param text eight pairs of lower-case hexadecimal digits with colons between
 */
public record Eui64(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it has another form
   */
  public Eui64 {
    text = Lexical.EUI_64.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text eight pairs of lower-case hexadecimal digits with colons between
   * @return the identifier
   * @throws IllegalArgumentException if it has another form
   */
  public static Eui64 of(String text) {
    return new Eui64(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.EUI_64;
  }
}
