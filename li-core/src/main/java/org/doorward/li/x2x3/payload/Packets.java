package org.doorward.li.x2x3.payload;

import java.nio.ByteBuffer;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.x2x3.PayloadFormat;

/**
 * Packets of the user plane, each from its own header on. What a lower layer added behind them is cut off by the
 * length that they say themselves. Thread-safe.
 */
public final class Packets {
  private static final int ETHERNET_HEADER_OCTETS = 14;
  private static final int IPV6_HEADER_OCTETS = 40;
  private static final int GTP_HEADER_OCTETS = 8;
  private static final int GTP_VERSION_1 = 0b0011_0000;
  private static final int GTP_VERSION_BITS = 0b1111_1000;
  private static final int G_PDU = 255;

  private Packets() {}

  /**
   * An IPv4 packet. Fragments stay as they are.
   *
   * @param in from the IPv4 header on; its position does not move
   * @return as long as its Total Length says
   * @throws DecodeException VALUE if it is something else, TRUNCATED if it is not whole
   * @clause TS 103 221-2, 5.4.6
   */
  public static Payload ipv4(ByteBuffer in) throws DecodeException {
    ByteBuffer header = Payload.atLeast(in, 20, "an IPv4 packet");
    int headerOctets = (header.get(0) & 0xF) * 4;
    int total = header.getShort(2) & 0xFFFF;
    Payload.require((header.get(0) & 0xF0) == 0x40 && headerOctets >= 20, "an IPv4 packet");
    Payload.require(total >= headerOctets, "an IPv4 packet that holds its own header");
    return Payload.of(PayloadFormat.IPV4, in, total);
  }

  /**
   * An IPv6 packet, with its extension headers.
   *
   * @param in from the IPv6 header on; its position does not move
   * @return as long as its Payload Length says; a jumbogram, which says 0 there, as long as the buffer
   * @throws DecodeException VALUE if it is something else, TRUNCATED if it is not whole
   * @clause TS 103 221-2, 5.4.7
   */
  public static Payload ipv6(ByteBuffer in) throws DecodeException {
    ByteBuffer header = Payload.atLeast(in, IPV6_HEADER_OCTETS, "an IPv6 packet");
    Payload.require((header.get(0) & 0xF0) == 0x60, "an IPv6 packet");
    int length = header.getShort(4) & 0xFFFF;
    boolean hopByHop = header.get(6) == 0;
    return length == 0 && hopByHop
        ? Payload.whole(PayloadFormat.IPV6, in)
        : Payload.of(PayloadFormat.IPV6, in, IPV6_HEADER_OCTETS + length);
  }

  /**
   * An Ethernet frame; on X3 only.
   *
   * @param in from the destination address on, without preamble and check sequence; its position does not move
   * @return all of it
   * @throws DecodeException TRUNCATED if it has no whole header
   * @clause TS 103 221-2, 5.4.8
   */
  public static Payload ethernet(ByteBuffer in) throws DecodeException {
    Payload.atLeast(in, ETHERNET_HEADER_OCTETS, "an Ethernet frame");
    return Payload.whole(PayloadFormat.ETHERNET, in);
  }

  /**
   * A GTP-U message that carries user data, with its extension headers; on X3 only.
   *
   * @param in from the GTP-U header on, not from the IP header before it; its position does not move
   * @return as long as its Length says
   * @throws DecodeException VALUE if it is something else, or a message without user data, TRUNCATED if it is not
   *     whole
   * @clause TS 103 221-2, 5.4.13
   */
  public static Payload gtpU(ByteBuffer in) throws DecodeException {
    ByteBuffer header = Payload.atLeast(in, GTP_HEADER_OCTETS, "a GTP-U message");
    Payload.require((header.get(0) & GTP_VERSION_BITS) == GTP_VERSION_1, "a GTP-U message");
    Payload.require((header.get(1) & 0xFF) == G_PDU, "a G-PDU");
    return Payload.of(PayloadFormat.GTP_U, in, GTP_HEADER_OCTETS + (header.getShort(2) & 0xFFFF));
  }

  /**
   * User data of an Unstructured PDU session; on X3 only.
   *
   * @param in any octets; its position does not move
   * @return all of it
   * @clause TS 103 221-2, 5.4.17
   */
  public static Payload unstructured(ByteBuffer in) {
    return Payload.whole(PayloadFormat.UNSTRUCTURED, in);
  }
}
