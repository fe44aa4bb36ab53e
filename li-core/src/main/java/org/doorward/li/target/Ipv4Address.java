package org.doorward.li.target;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.markup.XmlCharacters;

/**
 * An IPv4 address. Immutable.
 *
 * @param octets the address, 4 octets
 */
public record Ipv4Address(Octets octets) implements TargetIdentifier {
  /**
   * Checks the length.
   *
   * @param octets not null
   * @throws IllegalArgumentException if there are not 4
   */
  public Ipv4Address {
    requireNonNull(octets, "octets");
    if (octets.length() != IpText.IPV4_OCTETS) {
      throw new IllegalArgumentException("an IPv4 address has 4 octets");
    }
  }

  /**
   * The address written as {@code text}.
   *
   * @param text four decimal numbers with points between; leading zeros are decimal and are dropped
   * @return the address
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static Ipv4Address of(String text) {
    return new Ipv4Address(IpText.ipv4(XmlCharacters.collapse(text)));
  }

  @Override
  public TargetType type() {
    return TargetType.IPV4_ADDRESS;
  }

  @Override
  public Sensitive<String> text() {
    return Sensitive.of(IpText.write(octets));
  }
}
