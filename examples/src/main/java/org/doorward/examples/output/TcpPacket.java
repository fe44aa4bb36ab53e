package org.doorward.examples.output;

import java.nio.ByteBuffer;
import org.doorward.examples.network.Flow;
import org.doorward.examples.network.IpAddress;

/** Makes IP packets that carry one TCP segment, with right checksums. */
final class TcpPacket {
  private static final int TCP_HEADER = 20;
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final byte PSH_ACK = 0x18;

  private TcpPacket() {}

  /** What the IP header's 16 bits of length leave for it; IPv6 does not count its own header. */
  static int maxPayload(IpAddress address) {
    return 0xFFFF - TCP_HEADER - (address.isIpv6() ? 0 : IPV4_HEADER);
  }

  static byte[] of(Flow flow, int sequence, ByteBuffer payload) {
    IpAddress source = flow.source().address();
    IpAddress destination = flow.destination().address();
    if (source.isIpv6() != destination.isIpv6()) {
      throw new IllegalArgumentException("a packet from one version of IP to another");
    }
    int tcpLength = TCP_HEADER + payload.remaining();
    int ipHeader = source.isIpv6() ? IPV6_HEADER : IPV4_HEADER;
    ByteBuffer out = ByteBuffer.allocate(ipHeader + tcpLength);
    if (source.isIpv6()) {
      putIpv6(out, source, destination, tcpLength);
    } else {
      putIpv4(out, source, destination, tcpLength);
    }
    out.putShort((short) flow.source().port())
        .putShort((short) flow.destination().port());
    out.putInt(sequence).putInt(0);
    out.put((byte) ((TCP_HEADER / 4) << 4)).put(PSH_ACK).putShort((short) 0xFFFF);
    out.putInt(0).put(payload);
    long pseudoHeader = Flow.TCP
        + tcpLength
        + sum(source.octets().asByteBuffer())
        + sum(destination.octets().asByteBuffer());
    out.putShort(ipHeader + 16, checksum(pseudoHeader + sum(out.slice(ipHeader, tcpLength))));
    return out.array();
  }

  private static void putIpv4(ByteBuffer out, IpAddress source, IpAddress destination, int length) {
    out.putShort((short) 0x4500).putShort((short) (IPV4_HEADER + length));
    out.putInt(0x4000); // one packet, never to be fragmented
    out.put((byte) 64).put((byte) Flow.TCP).putShort((short) 0);
    out.put(source.octets().asByteBuffer()).put(destination.octets().asByteBuffer());
    out.putShort(10, checksum(sum(out.slice(0, IPV4_HEADER))));
  }

  private static void putIpv6(ByteBuffer out, IpAddress source, IpAddress destination, int length) {
    out.putInt(0x60000000).putShort((short) length).put((byte) Flow.TCP).put((byte) 64);
    out.put(source.octets().asByteBuffer()).put(destination.octets().asByteBuffer());
  }

  /** RFC 1071: the sum of 16-bit words, the last one filled up with zero. */
  private static long sum(ByteBuffer in) {
    long sum = 0;
    while (in.remaining() >= 2) {
      sum += Short.toUnsignedInt(in.getShort());
    }
    return in.hasRemaining() ? sum + ((in.get() & 0xFF) << 8) : sum;
  }

  private static short checksum(long sum) {
    long folded = sum;
    while (folded > 0xFFFF) {
      folded = (folded & 0xFFFF) + (folded >>> 16);
    }
    return (short) ~folded;
  }
}
