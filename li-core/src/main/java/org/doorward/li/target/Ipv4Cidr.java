package org.doorward.li.target;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.markup.XmlCharacters;

/**
 * A range of IPv4 addresses that share a prefix. Immutable. Bits beyond the prefix are kept as they came.
 *
 * @param address an address of the range, 4 octets
 * @param prefixLength how many leading bits count, 0 to 32
 */
public record Ipv4Cidr(Octets address, int prefixLength) implements TargetIdentifier {
  /**
   * Checks the lengths.
   *
   * @param address not null
   * @param prefixLength 0 to 32
   * @throws IllegalArgumentException if one of them is out of bounds
   */
  public Ipv4Cidr {
    requireNonNull(address, "address");
    if (address.length() != IpText.IPV4_OCTETS) {
      throw new IllegalArgumentException("an IPv4 address has 4 octets");
    }
    if (prefixLength < 0 || prefixLength > 32) {
      throw new IllegalArgumentException("an IPv4 prefix length is 0 to 32");
    }
  }

  /**
   * The range written as {@code text}.
   *
   * @param text an address as {@link Ipv4Address#of} takes it, a slash, and the prefix length
   * @return the range
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static Ipv4Cidr of(String text) {
    String[] parts = IpText.splitCidr(XmlCharacters.collapse(text));
    return new Ipv4Cidr(IpText.ipv4(parts[0]), Integer.parseInt(parts[1]));
  }

  @Override
  public TargetType type() {
    return TargetType.IPV4_CIDR;
  }

  @Override
  public Sensitive<String> text() {
    return Sensitive.of(IpText.write(address) + "/" + prefixLength);
  }
}
