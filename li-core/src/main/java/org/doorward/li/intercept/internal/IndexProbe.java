package org.doorward.li.intercept.internal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Supplier;
import org.doorward.li.identifier.Octets;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Probe;
import org.doorward.li.target.Ipv4Address;
import org.doorward.li.target.Ipv6Address;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;
import org.doorward.li.target.TcpPort;
import org.doorward.li.target.UdpPort;
import org.doorward.li.x1.HashContext;
import org.jspecify.annotations.Nullable;

/** Looks into a {@link TargetIndex}, with memory for one look at a time. Not thread-safe. */
public final class IndexProbe implements Probe {
  private static final int MAX_DIGITS = 16;

  /** More than the longest text of a target takes, in octets: nothing so long can match. */
  private static final int MAX_NAME_OCTETS = 4 * 4096;

  private final TargetIndex index;
  private final HashedNames hashed;
  private final Key key = new Key();
  private final Keys keys = new Keys();
  private final OctetText raw = new OctetText();

  IndexProbe(TargetIndex index, Supplier<List<HashContext>> contexts) {
    this.index = index;
    this.hashed = new HashedNames(contexts);
  }

  @Override
  public List<Interception> digits(TargetType type, long value, int count) {
    requireDigits(type);
    if (count < 1 || count > MAX_DIGITS || value < 0) {
      return List.of();
    }
    return exact(type, key.words(type, count, value));
  }

  @Override
  public List<Interception> semiOctets(TargetType type, ByteBuffer in, int at, int octets) {
    requireDigits(type);
    long value = 0;
    int count = 0;
    for (int i = 0; i < 2 * octets; i++) {
      int digit = (in.get(at + i / 2) >>> (i % 2 * 4)) & 0xF;
      if (digit == 0xF && i == 2 * octets - 1) {
        break;
      }
      if (digit > 9 || ++count > MAX_DIGITS) {
        return List.of();
      }
      value = 10 * value + digit;
    }
    return digits(type, value, count);
  }

  private static void requireDigits(TargetType type) {
    if (!isDigits(type)) {
      throw unfit(type, "digits");
    }
  }

  private static boolean isDigits(TargetType type) {
    return switch (type) {
      case E164_NUMBER,
          IMSI,
          IMEI,
          SUPI_IMSI,
          PEI_IMEI,
          PEI_IMEI_CHECK_DIGIT,
          PEI_IMEISV,
          GPSI_MSISDN -> true;
      default -> false;
    };
  }

  private static IllegalArgumentException unfit(TargetType type, String form) {
    return new IllegalArgumentException(type.elementName() + " is not of " + form);
  }

  @Override
  public List<Interception> ipv4Address(int address) {
    Cell ranges = index.ipv4Ranges(address, key);
    TargetType type = TargetType.IPV4_ADDRESS;
    return found(type, ranges, key.words(type, 0, address & 0xFFFF_FFFFL));
  }

  @Override
  public List<Interception> ipv6Address(long high, long low) {
    Cell ranges = index.ipv6Ranges(high, low, key);
    TargetType type = TargetType.IPV6_ADDRESS;
    return found(type, ranges, key.words(type, high, low));
  }

  @Override
  public List<Interception> macAddress(long address) {
    return word(TargetType.MAC_ADDRESS, address);
  }

  @Override
  public List<Interception> eui64(long identifier) {
    return word(TargetType.EUI_64, identifier);
  }

  @Override
  public List<Interception> gtpuTunnelId(int teid) {
    return word(TargetType.GTPU_TUNNEL_ID, teid & 0xFFFF_FFFFL);
  }

  @Override
  public List<Interception> gtpcTunnelId(int teid) {
    return word(TargetType.GTPC_TUNNEL_ID, teid & 0xFFFF_FFFFL);
  }

  private List<Interception> word(TargetType type, long word) {
    return exact(type, key.words(type, 0, word));
  }

  @Override
  public List<Interception> tcpPort(int port) {
    return port(TargetType.TCP_PORT, port, index.tcpPort(port));
  }

  @Override
  public List<Interception> udpPort(int port) {
    return port(TargetType.UDP_PORT, port, index.udpPort(port));
  }

  private List<Interception> port(TargetType type, int port, @Nullable Cell ranges) {
    key.words(type, 0, port);
    return matches(hashed.find(index.table(), type, key, ranges));
  }

  @Override
  public List<Interception> octets(TargetType type, ByteBuffer in, int at, int octets) {
    return switch (type) {
      case IPV4_ADDRESS -> octets == 4 ? ipv4Address((int) word(in, at, 4)) : List.of();
      case IPV6_ADDRESS ->
        octets == 16 ? ipv6Address(word(in, at, 8), word(in, at + 8, 8)) : List.of();
      case MAC_ADDRESS -> octets == 6 ? macAddress(word(in, at, 6)) : List.of();
      case EUI_64 -> octets == 8 ? eui64(word(in, at, 8)) : List.of();
      case SUCI, RADIUS_ATTRIBUTE -> {
        key.named(type);
        key.name.put(in, at, octets);
        yield exact(type, key);
      }
      default -> throw unfit(type, "octets");
    };
  }

  private static long word(ByteBuffer in, int at, int octets) {
    long word = 0;
    for (int i = at; i < at + octets; i++) {
      word = (word << 8) | (in.get(i) & 0xFF);
    }
    return word;
  }

  @Override
  public List<Interception> name(TargetType type, CharSequence text) {
    requireName(type);
    if (text.length() > MAX_NAME_OCTETS) {
      return List.of();
    }
    raw.clear().put(text);
    return named(type);
  }

  @Override
  public List<Interception> name(TargetType type, ByteBuffer in, int at, int octets) {
    requireName(type);
    if (octets > MAX_NAME_OCTETS) {
      return List.of();
    }
    raw.clear().put(in, at, octets);
    return named(type);
  }

  private static void requireName(TargetType type) {
    switch (type) {
      case EMAIL_ADDRESS,
          INTERNATIONALIZED_EMAIL_ADDRESS,
          SIP_URI,
          TEL_URI,
          H323_URI,
          IMPU,
          IMPI,
          NAI,
          SUPI_NAI,
          GPSI_NAI,
          CALL_PARTY_ROLE,
          NON_LOCAL_IDENTIFIER,
          SERVICE_ACCESS_IDENTIFIER,
          VRF -> {}
      default -> {
        if (!isDigits(type)) {
          throw unfit(type, "text");
        }
      }
    }
  }

  private List<Interception> named(TargetType type) {
    if (!isDigits(type)) {
      return exact(type, Names.write(type, raw, key));
    }
    long value = 0;
    for (int i = 0; i < raw.length(); i++) {
      int digit = raw.at(i) - '0';
      if (digit < 0 || digit > 9 || i == MAX_DIGITS) {
        return List.of();
      }
      value = 10 * value + digit;
    }
    return digits(type, value, raw.length());
  }

  @Override
  public List<Interception> identifier(TargetIdentifier identifier) {
    TargetType type = identifier.type();
    return switch (type) {
      case IPV4_ADDRESS -> ipv4Address((int) Keys.word(((Ipv4Address) identifier).octets(), 0, 4));
      case IPV6_ADDRESS -> {
        Octets octets = ((Ipv6Address) identifier).octets();
        yield ipv6Address(Keys.word(octets, 0, 8), Keys.word(octets, 8, 8));
      }
      case TCP_PORT -> tcpPort(((TcpPort) identifier).port().reveal());
      case UDP_PORT -> udpPort(((UdpPort) identifier).port().reveal());
      default -> exact(type, keys.of(identifier, key));
    };
  }

  private List<Interception> exact(TargetType type, Key exact) {
    return found(type, null, exact);
  }

  private List<Interception> found(TargetType type, @Nullable Cell ranges, Key exact) {
    Cell all = Cell.join(index.exact(exact), ranges);
    return matches(hashed.find(index.table(), type, exact, all));
  }

  private static List<Interception> matches(@Nullable Cell found) {
    return found == null ? List.of() : found.matches();
  }
}
