package org.doorward.li.intercept.internal;

import org.doorward.li.identifier.Octets;
import org.doorward.li.target.GtpcTunnelId;
import org.doorward.li.target.GtpuTunnelId;
import org.doorward.li.target.HashedIdentifier;
import org.doorward.li.target.Ipv4Address;
import org.doorward.li.target.Ipv4Cidr;
import org.doorward.li.target.Ipv6Address;
import org.doorward.li.target.Ipv6Cidr;
import org.doorward.li.target.RadiusAttribute;
import org.doorward.li.target.Suci;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;

/**
 * The key under which the index has an identifier as such: an address, not the ranges that it is in. Allocates
 * nothing for those that traffic carries; memory of its own, so one for each thread.
 */
final class Keys {
  private static final int PAIR = 3;

  private final OctetText raw = new OctetText();

  /** Sets {@code key} to that of {@code identifier}. */
  Key of(TargetIdentifier identifier, Key key) {
    TargetType type = identifier.type();
    return switch (type) {
      case E164_NUMBER,
          IMSI,
          IMEI,
          SUPI_IMSI,
          PEI_IMEI,
          PEI_IMEI_CHECK_DIGIT,
          PEI_IMEISV,
          GPSI_MSISDN -> digits(type, identifier.text().reveal(), key);
      case MAC_ADDRESS, EUI_64 -> key.words(type, 0, pairs(identifier.text().reveal()));
      case IPV4_ADDRESS -> key.words(type, 0, word(((Ipv4Address) identifier).octets(), 0, 4));
      case IPV6_ADDRESS -> ipv6(type, ((Ipv6Address) identifier).octets(), 128, key);
      case IPV4_CIDR -> {
        Ipv4Cidr range = (Ipv4Cidr) identifier;
        long network = word(range.address(), 0, 4) & ~(0xFFFF_FFFFL >>> range.prefixLength());
        yield key.words(type, range.prefixLength(), network);
      }
      case IPV6_CIDR -> {
        Ipv6Cidr range = (Ipv6Cidr) identifier;
        ipv6(type, range.address(), range.prefixLength(), key);
        key.name.put(range.prefixLength());
        yield key;
      }
      case GTPU_TUNNEL_ID ->
        key.words(type, 0, ((GtpuTunnelId) identifier).value().reveal());
      case GTPC_TUNNEL_ID ->
        key.words(type, 0, ((GtpcTunnelId) identifier).value().reveal());
      case RADIUS_ATTRIBUTE -> octets(type, ((RadiusAttribute) identifier).octets(), key);
      case SUCI -> octets(type, ((Suci) identifier).octets(), key);
      case HASHED_IDENTIFIER -> hashed((HashedIdentifier) identifier, key);
      default -> name(type, identifier.text().reveal(), key);
    };
  }

  /** Sets {@code key} to that of a name of that type. */
  Key name(TargetType type, CharSequence text, Key key) {
    raw.clear().put(text);
    return Names.write(type, raw, key);
  }

  /** The number's value, and how many digits it has: zeros in front count. */
  private static Key digits(TargetType type, String text, Key key) {
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      value = 10 * value + (text.charAt(i) - '0');
    }
    return key.words(type, text.length(), value);
  }

  private static long pairs(String text) {
    long value = 0;
    for (int i = 0; i < text.length(); i += PAIR) {
      value = (value << 4) | Character.digit(text.charAt(i), 16);
      value = (value << 4) | Character.digit(text.charAt(i + 1), 16);
    }
    return value;
  }

  static long word(Octets octets, int from, int count) {
    long word = 0;
    for (int i = from; i < from + count; i++) {
      word = (word << 8) | (octets.at(i) & 0xFF);
    }
    return word;
  }

  private static Key ipv6(TargetType type, Octets address, int bits, Key key) {
    return key.words(
        type,
        word(address, 0, 8) & highestBits(bits),
        word(address, 8, 8) & highestBits(bits - Long.SIZE));
  }

  /** So many ones, and zeros; all of one kind beyond the ends. */
  static long highestBits(int count) {
    return count <= 0 ? 0 : count >= Long.SIZE ? -1 : -1L << (Long.SIZE - count);
  }

  private static Key octets(TargetType type, Octets octets, Key key) {
    key.named(type);
    for (int i = 0; i < octets.length(); i++) {
      key.name.put(octets.at(i));
    }
    return key;
  }

  /** As {@link HashedNames} has it when it has made a digest; of no arm, the type as it stands. */
  private static Key hashed(HashedIdentifier hashed, Key key) {
    HashedNames.begin(hashed.hashContextId().value(), hashed.hashDigest().length(), key);
    for (int i = 0; i < hashed.hashDigest().length(); i++) {
      key.name.put(hashed.hashDigest().at(i));
    }
    key.name.put(hashed.targetIdentityType());
    return key;
  }
}
