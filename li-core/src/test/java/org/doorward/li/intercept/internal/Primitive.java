package org.doorward.li.intercept.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.doorward.li.identifier.Octets;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Probe;
import org.doorward.li.target.GtpcTunnelId;
import org.doorward.li.target.GtpuTunnelId;
import org.doorward.li.target.Ipv4Address;
import org.doorward.li.target.Ipv6Address;
import org.doorward.li.target.RadiusAttribute;
import org.doorward.li.target.Suci;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TcpPort;
import org.doorward.li.target.UdpPort;

/** Asks a probe for an identifier as a packet path would, without the identifier's object. */
final class Primitive {
  private static final int BEFORE = 3;

  private Primitive() {}

  /** What it found; empty if no packet carries such an identifier. */
  static Optional<List<Interception>> match(Probe probe, TargetIdentifier identifier) {
    String text = identifier.text().reveal();
    return switch (identifier.type()) {
      case E164_NUMBER,
          IMSI,
          IMEI,
          SUPI_IMSI,
          PEI_IMEI,
          PEI_IMEI_CHECK_DIGIT,
          PEI_IMEISV,
          GPSI_MSISDN -> {
        ByteBuffer semi = semiOctets(text);
        List<Interception> found =
            probe.digits(identifier.type(), Long.parseLong(text), text.length());
        yield same(
            found,
            probe.name(identifier.type(), text),
            probe.semiOctets(identifier.type(), semi, BEFORE, semi.limit() - BEFORE));
      }
      case IPV4_ADDRESS -> octets(probe, identifier, ((Ipv4Address) identifier).octets());
      case IPV6_ADDRESS -> octets(probe, identifier, ((Ipv6Address) identifier).octets());
      case MAC_ADDRESS, EUI_64 -> octets(probe, identifier, Octets.ofHex(text.replace(":", "")));
      case SUCI -> octets(probe, identifier, ((Suci) identifier).octets());
      case RADIUS_ATTRIBUTE -> octets(probe, identifier, ((RadiusAttribute) identifier).octets());
      case TCP_PORT -> same(probe.tcpPort(((TcpPort) identifier).port().reveal()));
      case UDP_PORT -> same(probe.udpPort(((UdpPort) identifier).port().reveal()));
      case GTPU_TUNNEL_ID ->
        same(probe.gtpuTunnelId((int) (long) ((GtpuTunnelId) identifier).value().reveal()));
      case GTPC_TUNNEL_ID ->
        same(probe.gtpcTunnelId((int) (long) ((GtpcTunnelId) identifier).value().reveal()));
      case IPV4_CIDR,
          IPV6_CIDR,
          TCP_PORT_RANGE,
          TCP_PORT_LIST,
          UDP_PORT_RANGE,
          UDP_PORT_LIST,
          HASHED_IDENTIFIER,
          TARGET_IDENTIFIER_EXTENSION -> Optional.empty();
      default -> {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer packet = ByteBuffer.allocateDirect(BEFORE + utf8.length);
        packet.put(BEFORE, utf8);
        yield same(
            probe.name(identifier.type(), text),
            probe.name(identifier.type(), packet, BEFORE, utf8.length));
      }
    };
  }

  private static Optional<List<Interception>> octets(
      Probe probe, TargetIdentifier identifier, Octets octets) {
    ByteBuffer packet = ByteBuffer.allocate(BEFORE + octets.length());
    octets.putInto(packet, BEFORE);
    return same(probe.octets(identifier.type(), packet, BEFORE, octets.length()));
  }

  /** The digits two by two, the first of two in the lower half. */
  private static ByteBuffer semiOctets(String digits) {
    ByteBuffer packet = ByteBuffer.allocate(BEFORE + (digits.length() + 1) / 2);
    for (int i = 0; i < digits.length(); i += 2) {
      int second = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0xF;
      packet.put(BEFORE + i / 2, (byte) (second << 4 | digits.charAt(i) - '0'));
    }
    return packet;
  }

  @SafeVarargs
  private static Optional<List<Interception>> same(
      List<Interception> found, List<Interception>... others) {
    for (List<Interception> other : others) {
      if (!found.equals(other)) {
        throw new AssertionError("two ways of asking differ");
      }
    }
    return Optional.of(found);
  }
}
