package org.doorward.examples.rtp;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.doorward.li.identifier.Octets;

/**
 * An RTP packet, RFC 3550, 5.1. Immutable.
 *
 * @param payloadType which codec, 0 to 127
 * @param marker the marker bit, such as the start of a talkspurt
 * @param sequence 0 to 65535
 * @param timestamp in units of the codec's clock, unsigned
 * @param ssrc whose stream, unsigned
 * @param payload what the codec made, without padding
 */
public record RtpPacket(
    int payloadType, boolean marker, int sequence, long timestamp, long ssrc, Octets payload) {
  private static final int FIXED_HEADER = 12;

  /**
   * Reads a packet.
   *
   * @param octets from the RTP header to the end
   * @return empty if that is no RTP packet
   */
  public static Optional<RtpPacket> parse(Octets octets) {
    ByteBuffer in = octets.asByteBuffer();
    if (in.remaining() < FIXED_HEADER || (in.get(0) & 0xC0) != 0x80) {
      return Optional.empty();
    }
    int start = FIXED_HEADER + 4 * (in.get(0) & 0xF);
    if ((in.get(0) & 0x10) != 0) {
      if (in.limit() < start + 4) {
        return Optional.empty();
      }
      start += 4 + 4 * Short.toUnsignedInt(in.getShort(start + 2));
    }
    if (start > in.limit()) {
      return Optional.empty();
    }
    // Where the payload is encrypted, so is the padding's length: one that cannot be is no reason
    // to lose the packet.
    int padding = (in.get(0) & 0x20) != 0 ? in.get(in.limit() - 1) & 0xFF : 0;
    int end = padding <= in.limit() - start ? in.limit() - padding : in.limit();
    return Optional.of(new RtpPacket(
        in.get(1) & 0x7F,
        in.get(1) < 0,
        Short.toUnsignedInt(in.getShort(2)),
        Integer.toUnsignedLong(in.getInt(4)),
        Integer.toUnsignedLong(in.getInt(8)),
        Octets.of(in.slice(start, end - start))));
  }
}
