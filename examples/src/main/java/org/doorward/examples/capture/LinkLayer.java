package org.doorward.examples.capture;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Finds the IP packet in a frame. */
public final class LinkLayer {
  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86DD;

  private LinkLayer() {}

  /**
   * What follows the link layer's header.
   *
   * @param frame the frame
   * @return from the IP header to the end of the frame; empty if the frame carries something else
   */
  public static Optional<ByteBuffer> ipPacket(CapturedFrame frame) {
    ByteBuffer in = frame.octets().asByteBuffer();
    return switch (frame.linkType()) {
      case RAW_IP -> Optional.of(in);
      case LOOPBACK -> after(in, 4);
      case ETHERNET -> afterEtherType(in, 12, 14);
      case LINUX_COOKED -> afterEtherType(in, 14, 16);
      case LINUX_COOKED_2 -> afterEtherType(in, 0, 20);
      case OTHER -> Optional.empty();
    };
  }

  private static Optional<ByteBuffer> after(ByteBuffer in, int header) {
    return in.remaining() < header
        ? Optional.empty()
        : Optional.of(in.slice(header, in.remaining() - header));
  }

  private static Optional<ByteBuffer> afterEtherType(ByteBuffer in, int typeAt, int header) {
    if (in.remaining() < header) {
      return Optional.empty();
    }
    int type = Short.toUnsignedInt(in.getShort(typeAt));
    int at = header;
    while (isVlanTag(type)) {
      if (in.remaining() < at + 4) {
        return Optional.empty();
      }
      type = Short.toUnsignedInt(in.getShort(at + 2));
      at += 4;
    }
    return type == IPV4 || type == IPV6 ? after(in, at) : Optional.empty();
  }

  private static boolean isVlanTag(int type) {
    return type == 0x8100 || type == 0x88A8 || type == 0x9100;
  }
}
