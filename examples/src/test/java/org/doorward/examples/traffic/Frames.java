package org.doorward.examples.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.doorward.examples.capture.CapturedFrame;
import org.doorward.examples.capture.LinkType;
import org.doorward.examples.network.Endpoint;
import org.doorward.examples.network.IpAddress;
import org.doorward.li.identifier.Octets;

/** Makes packets by hand. Checksums are left out: nobody looks at them. */
public final class Frames {
  /** When made frames pass, unless they say otherwise. */
  public static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private static final int IDENTIFICATION = 0x1234;

  private Frames() {}

  /** Reads {@code 192.0.2.1:5060} or {@code [2001:db8::1]:5060}. */
  public static Endpoint endpoint(String text) {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, colon).replaceAll("[\\[\\]]", "");
    return new Endpoint(
        IpAddress.parse(host).orElseThrow(), Integer.parseInt(text.substring(colon + 1)));
  }

  /** An IP packet with a UDP datagram. */
  public static byte[] udp(String source, String destination, byte[] payload) {
    Endpoint from = endpoint(source);
    Endpoint to = endpoint(destination);
    ByteBuffer out = ByteBuffer.allocate(8 + payload.length);
    out.putShort((short) from.port()).putShort((short) to.port());
    out.putShort((short) (8 + payload.length)).putShort((short) 0).put(payload);
    return ip(from.address(), to.address(), 17, out.array());
  }

  /** An IP packet with a UDP datagram that holds text. */
  public static byte[] udp(String source, String destination, String payload) {
    return udp(source, destination, payload.getBytes(UTF_8));
  }

  /** An IP packet with a TCP segment. */
  public static byte[] tcp(
      String source, String destination, int sequence, boolean syn, byte[] payload) {
    Endpoint from = endpoint(source);
    Endpoint to = endpoint(destination);
    ByteBuffer out = ByteBuffer.allocate(20 + payload.length);
    out.putShort((short) from.port())
        .putShort((short) to.port())
        .putInt(sequence)
        .putInt(0);
    out.put((byte) 0x50)
        .put((byte) (syn ? 2 : 0x10))
        .putShort((short) 0xFFFF)
        .putInt(0)
        .put(payload);
    return ip(from.address(), to.address(), 6, out.array());
  }

  /** An IP packet of the version that the addresses are of. */
  public static byte[] ip(IpAddress source, IpAddress destination, int protocol, byte[] payload) {
    return source.isIpv6()
        ? ipv6(source, destination, protocol, payload)
        : ipv4(source, destination, protocol, 0, payload);
  }

  private static byte[] ipv4(
      IpAddress source, IpAddress destination, int protocol, int fragmentField, byte[] payload) {
    ByteBuffer out = ByteBuffer.allocate(20 + payload.length);
    out.putShort((short) 0x4500).putShort((short) (20 + payload.length));
    out.putShort((short) IDENTIFICATION).putShort((short) fragmentField);
    out.put((byte) 64).put((byte) protocol).putShort((short) 0);
    return out.put(source.octets().asByteBuffer())
        .put(destination.octets().asByteBuffer())
        .put(payload)
        .array();
  }

  /** An IPv6 packet; {@code next} may be an extension header that {@code payload} starts with. */
  public static byte[] ipv6(IpAddress source, IpAddress destination, int next, byte[] payload) {
    ByteBuffer out = ByteBuffer.allocate(40 + payload.length);
    out.putInt(0x60000000).putShort((short) payload.length).put((byte) next).put((byte) 64);
    return out.put(source.octets().asByteBuffer())
        .put(destination.octets().asByteBuffer())
        .put(payload)
        .array();
  }

  /** The fragments of {@code packet}, cut after each of {@code cuts} eighths of its payload, in order. */
  public static List<byte[]> fragments(byte[] packet, List<Integer> cuts) {
    boolean ipv6 = packet[0] >> 4 == 6;
    int header = ipv6 ? 40 : 20;
    int size = ipv6 ? 16 : 4;
    ByteBuffer in = ByteBuffer.wrap(packet);
    IpAddress source = new IpAddress(Octets.of(in.slice(ipv6 ? 8 : 12, size)));
    IpAddress destination = new IpAddress(Octets.of(in.slice(ipv6 ? 24 : 16, size)));
    int protocol = packet[ipv6 ? 6 : 9];
    List<byte[]> fragments = new ArrayList<>();
    int at = 0;
    for (int i = 0; i <= cuts.size(); i++) {
      int end = i < cuts.size() ? cuts.get(i) * 8 : packet.length - header;
      boolean more = i < cuts.size();
      byte[] piece = new byte[end - at];
      in.get(header + at, piece);
      fragments.add(
          ipv6
              ? ipv6(source, destination, 44, fragmentHeader(protocol, at, more, piece))
              : ipv4(source, destination, protocol, at / 8 | (more ? 0x2000 : 0), piece));
      at = end;
    }
    return fragments;
  }

  private static byte[] fragmentHeader(int next, int offset, boolean more, byte[] piece) {
    ByteBuffer out = ByteBuffer.allocate(8 + piece.length);
    out.put((byte) next)
        .put((byte) 0)
        .putShort((short) (offset | (more ? 1 : 0)))
        .putInt(IDENTIFICATION);
    return out.put(piece).array();
  }

  /** An RTP packet of G.711 A-law. */
  public static byte[] rtp(int sequence, int... payload) {
    ByteBuffer out = ByteBuffer.allocate(12 + payload.length);
    out.put((byte) 0x80)
        .put((byte) 8)
        .putShort((short) sequence)
        .putInt(160 * sequence)
        .putInt(0x5EED);
    for (int octet : payload) {
      out.put((byte) octet);
    }
    return out.array();
  }

  /** A frame that is {@code packet} and nothing else. */
  public static CapturedFrame frame(byte[] packet) {
    return frame(START, packet);
  }

  /** A frame that is {@code packet} and nothing else. */
  public static CapturedFrame frame(Instant time, byte[] packet) {
    return new CapturedFrame(time, LinkType.RAW_IP, Octets.of(packet));
  }
}
