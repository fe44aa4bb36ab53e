package org.doorward.li.target;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;

/**
 * A 5G subscription concealed identifier. Immutable.
 *
 * @param octets the identifier, one octet or more
 */
public record Suci(Octets octets) implements TargetIdentifier {
  /**
   * Refuses what names nobody.
   *
   * @param octets not null
   * @throws IllegalArgumentException if there are none
   */
  public Suci {
    requireNonNull(octets, "octets");
    if (octets.length() == 0) {
      throw new IllegalArgumentException("it has no octets");
    }
  }

  /**
   * The identifier written as {@code text}.
   *
   * @param text an even number of hexadecimal digits, either case
   * @return the identifier
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static Suci of(String text) {
    return new Suci(Lexical.hex(text));
  }

  @Override
  public TargetType type() {
    return TargetType.SUCI;
  }

  /**
   * The octets in hexadecimal.
   *
   * @return lower-case digits
   */
  @Override
  public Sensitive<String> text() {
    return Sensitive.of(octets.toHex());
  }
}
