package org.doorward.examples.network;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.doorward.li.identifier.Octets;

/** What an IP packet carries for an application: a UDP datagram or a TCP segment. Immutable. */
public sealed interface TransportUnit {
  /**
   * Who sent it to whom.
   *
   * @return the addresses and ports of its packet
   */
  Flow flow();

  /**
   * What it carries.
   *
   * @return the octets after the transport header
   */
  Octets payload();

  /**
   * A whole message.
   *
   * @param flow who sent it to whom
   * @param payload the message
   */
  record UdpDatagram(Flow flow, Octets payload) implements TransportUnit {}

  /**
   * A piece of a stream.
   *
   * @param flow who sent it to whom
   * @param sequence the number of its first octet, or of its SYN
   * @param syn whether it opens the stream
   * @param payload the piece
   */
  record TcpSegment(Flow flow, int sequence, boolean syn, Octets payload)
      implements TransportUnit {}

  /** Reads the transport header; empty if it is another protocol, or not all there. */
  static Optional<TransportUnit> parse(IpPacket packet) {
    ByteBuffer in = packet.payload().asByteBuffer();
    return switch (packet.protocol()) {
      case Flow.UDP -> parseUdp(packet, in);
      case Flow.TCP -> parseTcp(packet, in);
      default -> Optional.empty();
    };
  }

  private static Optional<TransportUnit> parseUdp(IpPacket packet, ByteBuffer in) {
    if (in.remaining() < 8) {
      return Optional.empty();
    }
    int length = Short.toUnsignedInt(in.getShort(4));
    if (length == 0) {
      length = in.remaining(); // left to the network card to fill in
    }
    if (length < 8 || length > in.remaining()) {
      return Optional.empty();
    }
    return Optional.of(new UdpDatagram(flow(packet, in), Octets.of(in.slice(8, length - 8))));
  }

  private static Optional<TransportUnit> parseTcp(IpPacket packet, ByteBuffer in) {
    if (in.remaining() < 20) {
      return Optional.empty();
    }
    int header = (in.get(12) >> 4 & 0xF) * 4;
    if (header < 20 || header > in.remaining()) {
      return Optional.empty();
    }
    boolean syn = (in.get(13) & 2) != 0;
    Octets payload = Octets.of(in.slice(header, in.remaining() - header));
    return Optional.of(new TcpSegment(flow(packet, in), in.getInt(4), syn, payload));
  }

  private static Flow flow(IpPacket packet, ByteBuffer in) {
    return new Flow(
        new Endpoint(packet.source(), Short.toUnsignedInt(in.getShort(0))),
        new Endpoint(packet.destination(), Short.toUnsignedInt(in.getShort(2))),
        packet.protocol());
  }
}
