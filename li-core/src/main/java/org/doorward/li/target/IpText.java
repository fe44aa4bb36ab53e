package org.doorward.li.target;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorward.li.identifier.Octets;

/** The one lexical form that TS 103 280 gives each kind of IP address; the JDK reads and writes others. */
final class IpText {
  static final int IPV4_OCTETS = 4;
  static final int IPV6_OCTETS = 16;

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f]{4}(:[0-9a-f]{4}){7}");
  private static final Pattern CIDR = Pattern.compile("([^/]*)/(0|[1-9][0-9]{0,2})");

  private IpText() {}

  /** Reads each number as decimal, whatever zeros it leads with. */
  static Octets ipv4(String text) {
    if (!IPV4.matcher(text).matches()) {
      throw new IllegalArgumentException("an IPv4 address is four decimal numbers");
    }
    byte[] octets = new byte[IPV4_OCTETS];
    String[] numbers = text.split("\\.", -1);
    for (int i = 0; i < octets.length; i++) {
      int number = Integer.parseInt(numbers[i]);
      if (number > 255) {
        throw new IllegalArgumentException("a number of an IPv4 address is beyond 255");
      }
      octets[i] = (byte) number;
    }
    return Octets.of(octets);
  }

  static Octets ipv6(String text) {
    if (!IPV6.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "an IPv6 address is eight groups of four lower-case hexadecimal digits");
    }
    return Octets.ofHex(text.replace(":", ""));
  }

  /** An address and a prefix length of at most three digits, neither checked any further. */
  static String[] splitCidr(String text) {
    Matcher matcher = CIDR.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a range is an address, a slash and a prefix length");
    }
    return new String[] {matcher.group(1), matcher.group(2)};
  }

  static String write(Octets address) {
    StringBuilder text = new StringBuilder();
    if (address.length() == IPV4_OCTETS) {
      for (int i = 0; i < IPV4_OCTETS; i++) {
        text.append(i == 0 ? "" : ".").append(address.at(i) & 0xFF);
      }
    } else {
      String hex = address.toHex();
      for (int i = 0; i < hex.length(); i += 4) {
        text.append(i == 0 ? "" : ":").append(hex, i, i + 4);
      }
    }
    return text.toString();
  }
}
