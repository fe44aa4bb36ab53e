package org.doorward.li.target;

import org.doorward.li.identifier.Sensitive;

/**
 * A 5G subscription permanent identifier that is an IMSI. Immutable.
 *
 * @param text 6 to 15 digits
 */
public record SupiImsi(Sensitive<String> text) implements TargetIdentifier {
  /**
   * Checks the lexical form of TS 103 280.
   *
   * @param text not null
   * @throws IllegalArgumentException if it is not 6 to 15 digits
   */
  public SupiImsi {
    text = Lexical.IMSI.check(text);
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text 6 to 15 digits
   * @return the identifier
   * @throws IllegalArgumentException if it is not 6 to 15 digits
   */
  public static SupiImsi of(String text) {
    return new SupiImsi(Sensitive.of(text));
  }

  @Override
  public TargetType type() {
    return TargetType.SUPI_IMSI;
  }
}
