package org.doorward.li.intercept;

import org.doorward.li.identifier.Octets;

/**
 * The addresses of the packet that carried what was intercepted, as sent. Immutable.
 *
 * @param source the source address, 4 or 16 octets, network order
 * @param destination the destination address, as many octets as the source
 * @param sourcePort 0 to 65535
 * @param destinationPort 0 to 65535
 * @param protocol the IANA protocol number, 0 to 255
 * @clause TS 103 221-2, 5.3.11 to 5.3.17
 */
public record Flow(
    Octets source, Octets destination, int sourcePort, int destinationPort, int protocol) {
  private static final int IPV4_OCTETS = 4;
  private static final int IPV6_OCTETS = 16;

  /**
   * Checks the ranges, and that both addresses are of one family.
   *
   * @param source 4 or 16 octets
   * @param destination as many octets
   * @param sourcePort 16 bits
   * @param destinationPort 16 bits
   * @param protocol 8 bits
   */
  public Flow {
    if (source.length() != IPV4_OCTETS && source.length() != IPV6_OCTETS) {
      throw new IllegalArgumentException("address of " + source.length() + " octets");
    }
    if (source.length() != destination.length()) {
      throw new IllegalArgumentException("source and destination of different families");
    }
    requireBits(sourcePort, 16, "source port");
    requireBits(destinationPort, 16, "destination port");
    requireBits(protocol, 8, "protocol");
  }

  private static void requireBits(int value, int bits, String what) {
    if (value < 0 || value >= 1 << bits) {
      throw new IllegalArgumentException(what + " beyond " + bits + " bits: " + value);
    }
  }

  /**
   * Whether the addresses are of IPv4.
   *
   * @return false for IPv6
   */
  public boolean isIpv4() {
    return source.length() == IPV4_OCTETS;
  }
}
