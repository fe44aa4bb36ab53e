package org.doorward.examples.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.doorward.li.identifier.Octets;

/**
 * An IPv4 or IPv6 address. Immutable. {@link InetAddress} is not used for it: that turns some IPv6 addresses into IPv4
 * ones, and asks the name service about what it cannot read.
 *
 * @param octets 4 or 16
 */
public record IpAddress(Octets octets) {
  /**
   * Refuses any other length.
   *
   * @param octets 4 or 16
   */
  public IpAddress {
    if (octets.length() != 4 && octets.length() != 16) {
      throw new IllegalArgumentException("an address of " + octets.length() + " octets");
    }
  }

  /**
   * Reads a literal address. Never asks the name service.
   *
   * @param text dotted IPv4 or colon-separated IPv6, without brackets and without a zone
   * @return the address; empty if {@code text} is anything else, such as a host name
   */
  public static Optional<IpAddress> parse(String text) {
    if (text.length() > 45) {
      return Optional.empty();
    }
    return text.indexOf(':') >= 0 ? parseIpv6(text) : parseIpv4(text);
  }

  private static Optional<IpAddress> parseIpv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    byte[] octets = new byte[4];
    for (int i = 0; i < 4; i++) {
      if (!parts[i].matches("[0-9]{1,3}") || Integer.parseInt(parts[i]) > 255) {
        return Optional.empty();
      }
      octets[i] = (byte) Integer.parseInt(parts[i]);
    }
    return Optional.of(new IpAddress(Octets.of(octets)));
  }

  private static Optional<IpAddress> parseIpv6(String text) {
    if (!text.matches("[0-9A-Fa-f:.]+")) {
      return Optional.empty();
    }
    try {
      // In brackets it is a literal or nothing.
      return Optional.of(
          new IpAddress(Octets.of(InetAddress.getByName("[" + text + "]").getAddress())));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether this is an IPv6 address.
   *
   * @return false for IPv4
   */
  public boolean isIpv6() {
    return octets.length() == 16;
  }

  /**
   * Whether all octets are zero: no address at all.
   *
   * @return true for {@code 0.0.0.0} and {@code ::}
   */
  public boolean isUnspecified() {
    for (int i = 0; i < octets.length(); i++) {
      if (octets.at(i) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Dotted, or eight groups of four digits. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (isIpv6()) {
      String hex = octets.toHex();
      for (int i = 0; i < 32; i += 4) {
        text.append(i == 0 ? "" : ":").append(hex, i, i + 4);
      }
    } else {
      for (int i = 0; i < 4; i++) {
        text.append(i == 0 ? "" : ".").append(octets.at(i) & 0xFF);
      }
    }
    return text.toString();
  }
}
