package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * An Ethernet address. Immutable.
 *
 * @param text six pairs of lower-case hexadecimal digits with colons between
 */
public record MacAddress(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it has another form
   */
  public MacAddress {
    text = Lexical.MAC.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text six pairs of lower-case hexadecimal digits with colons between
   * @return the identifier
   * @throws IllegalArgumentException if it has another form
   */
  public static MacAddress of(String text) {
    return new MacAddress(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.MAC_ADDRESS;
  }
}
