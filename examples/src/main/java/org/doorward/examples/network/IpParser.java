package org.doorward.examples.network;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.doorward.li.identifier.Octets;

/**
 * Reads IP headers. What is not IP, or was not captured to its end, reads as empty. Checksums are not looked at: a
 * capture taken where the network card computes them holds wrong ones.
 */
final class IpParser {
  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION = 60;
  private static final int MOBILITY = 135;
  private static final int HOST_IDENTITY = 139;
  private static final int SHIM6 = 140;

  private IpParser() {}

  static Optional<IpFragment> parse(ByteBuffer frame) {
    if (!frame.hasRemaining()) {
      return Optional.empty();
    }
    ByteBuffer in = frame.slice();
    return switch (in.get(0) >> 4 & 0xF) {
      case 4 -> parseIpv4(in);
      case 6 -> parseIpv6(in);
      default -> Optional.empty();
    };
  }

  private static Optional<IpFragment> parseIpv4(ByteBuffer in) {
    if (in.remaining() < 20) {
      return Optional.empty();
    }
    int header = (in.get(0) & 0xF) * 4;
    int total = Short.toUnsignedInt(in.getShort(2));
    if (total == 0) {
      total = in.remaining(); // left to the network card to fill in
    }
    if (header < 20 || total < header || total > in.remaining()) {
      return Optional.empty();
    }
    int fragment = in.getShort(6);
    int protocol = in.get(9) & 0xFF;
    long identification = (long) protocol << 16 | Short.toUnsignedInt(in.getShort(4));
    IpPacket part =
        new IpPacket(address(in, 12, 4), address(in, 16, 4), protocol, octets(in, header, total));
    return Optional.of(
        new IpFragment(part, identification, (fragment & 0x1FFF) * 8, (fragment & 0x2000) != 0));
  }

  private static Optional<IpFragment> parseIpv6(ByteBuffer in) {
    if (in.remaining() < 40) {
      return Optional.empty();
    }
    int length = Short.toUnsignedInt(in.getShort(4));
    if (length == 0) {
      length = in.remaining() - 40; // left to the network card to fill in
    }
    if (40 + length > in.remaining()) {
      return Optional.empty();
    }
    IpAddress source = address(in, 8, 16);
    IpAddress destination = address(in, 24, 16);
    IpPacket packet =
        new IpPacket(source, destination, in.get(6) & 0xFF, octets(in, 40, 40 + length));
    return skipExtensions(packet).flatMap(IpParser::fragmentOf);
  }

  /** Passes over extension headers up to a fragment header or to what is no extension header. */
  static Optional<IpPacket> skipExtensions(IpPacket packet) {
    ByteBuffer in = packet.payload().asByteBuffer();
    int next = packet.protocol();
    int at = 0;
    while (isExtension(next)) {
      if (in.limit() < at + 8) {
        return Optional.empty();
      }
      int units = in.get(at + 1) & 0xFF;
      int size = next == AUTHENTICATION ? (units + 2) * 4 : (units + 1) * 8;
      next = in.get(at) & 0xFF;
      at += size;
    }
    return at > in.limit()
        ? Optional.empty()
        : Optional.of(
            new IpPacket(packet.source(), packet.destination(), next, octets(in, at, in.limit())));
  }

  private static boolean isExtension(int protocol) {
    return switch (protocol) {
      case HOP_BY_HOP, ROUTING, AUTHENTICATION, DESTINATION, MOBILITY, HOST_IDENTITY, SHIM6 -> true;
      default -> false;
    };
  }

  private static Optional<IpFragment> fragmentOf(IpPacket packet) {
    if (packet.protocol() != FRAGMENT) {
      return Optional.of(new IpFragment(packet, 0, 0, false));
    }
    ByteBuffer in = packet.payload().asByteBuffer();
    if (in.remaining() < 8) {
      return Optional.empty();
    }
    int field = Short.toUnsignedInt(in.getShort(2));
    IpPacket part = new IpPacket(
        packet.source(), packet.destination(), in.get(0) & 0xFF, octets(in, 8, in.limit()));
    return Optional.of(new IpFragment(
        part, Integer.toUnsignedLong(in.getInt(4)), field & 0xFFF8, (field & 1) != 0));
  }

  private static IpAddress address(ByteBuffer in, int at, int length) {
    return new IpAddress(octets(in, at, at + length));
  }

  private static Octets octets(ByteBuffer in, int from, int to) {
    return Octets.of(in.slice(from, to - from));
  }
}
