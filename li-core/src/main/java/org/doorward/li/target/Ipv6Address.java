package org.doorward.li.target;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.markup.XmlCharacters;

/**
 * An IPv6 address. Immutable.
 *
 * @param octets the address, 16 octets
 */
public record Ipv6Address(Octets octets) implements TargetIdentifier {
  /**
   * Checks the length.
   *
   * @param octets not null
   * @throws IllegalArgumentException if there are not 16
   */
  public Ipv6Address {
    requireNonNull(octets, "octets");
    if (octets.length() != IpText.IPV6_OCTETS) {
      throw new IllegalArgumentException("an IPv6 address has 16 octets");
    }
  }

  /**
   * The address written as {@code text}.
   *
   * @param text eight groups of four lower-case hexadecimal digits
   * @return the address
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static Ipv6Address of(String text) {
    return new Ipv6Address(IpText.ipv6(XmlCharacters.collapse(text)));
  }

  @Override
  public TargetType type() {
    return TargetType.IPV6_ADDRESS;
  }

  @Override
  public Sensitive<String> text() {
    return Sensitive.of(IpText.write(octets));
  }
}
