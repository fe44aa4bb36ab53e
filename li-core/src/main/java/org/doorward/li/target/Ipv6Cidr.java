package org.doorward.li.target;

import static java.util.Objects.requireNonNull;

import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.markup.XmlCharacters;

/**
 * A range of IPv6 addresses that share a prefix. Immutable. Bits beyond the prefix are kept as they came.
 *
 * <p>The schema in use has no prefix of length 0, which would be every address.
 *
 * @param address an address of the range, 16 octets
 * @param prefixLength how many leading bits count, 1 to 128
 */
public record Ipv6Cidr(Octets address, int prefixLength) implements TargetIdentifier {
  /**
   * Checks the lengths.
   *
   * @param address not null
   * @param prefixLength 1 to 128
   * @throws IllegalArgumentException if one of them is out of bounds
   */
  public Ipv6Cidr {
    requireNonNull(address, "address");
    if (address.length() != IpText.IPV6_OCTETS) {
      throw new IllegalArgumentException("an IPv6 address has 16 octets");
    }
    if (prefixLength < 1 || prefixLength > 128) {
      throw new IllegalArgumentException("an IPv6 prefix length is 1 to 128");
    }
  }

  /**
   * The range written as {@code text}.
   *
   * @param text an address as {@link Ipv6Address#of} takes it, a slash, and the prefix length
   * @return the range
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static Ipv6Cidr of(String text) {
    String[] parts = IpText.splitCidr(XmlCharacters.collapse(text));
    return new Ipv6Cidr(IpText.ipv6(parts[0]), Integer.parseInt(parts[1]));
  }

  @Override
  public TargetType type() {
    return TargetType.IPV6_CIDR;
  }

  @Override
  public Sensitive<String> text() {
    return Sensitive.of(IpText.write(address) + "/" + prefixLength);
  }
}
