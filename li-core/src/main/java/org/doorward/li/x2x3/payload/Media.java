package org.doorward.li.x2x3.payload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.x2x3.Attribute;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.PayloadFormat;

/** Content of communication, without what carried it; its addresses go as attributes. Thread-safe. */
public final class Media {
  private static final int RTP_HEADER_OCTETS = 12;
  private static final int RTCP_FIRST = 192;
  private static final int RTCP_LAST = 223;
  private static final byte[] MSRP = "MSRP ".getBytes(StandardCharsets.US_ASCII);
  private static final int MSRP_ID_MIN = 4;
  private static final int MSRP_ID_MAX = 32;

  private Media() {}

  /**
   * An RTP packet; on X3 only. RTCP, STUN and DTLS share its port and are not RTP.
   *
   * @param in from the RTP header on; its position does not move
   * @return all of it
   * @throws DecodeException VALUE if it is something else, TRUNCATED if its header is not whole
   * @clause TS 103 221-2, 5.4.9
   */
  public static Payload rtp(ByteBuffer in) throws DecodeException {
    ByteBuffer packet = Payload.atLeast(in, RTP_HEADER_OCTETS, "an RTP packet");
    int second = packet.get(1) & 0xFF;
    Payload.require((packet.get(0) & 0xC0) == 0x80, "an RTP packet");
    Payload.require(second < RTCP_FIRST || second > RTCP_LAST, "an RTP packet but an RTCP one");
    int sources = packet.get(0) & 0xF;
    int header = RTP_HEADER_OCTETS + 4 * sources;
    if ((packet.get(0) & 0x10) != 0) {
      Payload.atLeast(in, header + 4, "an RTP packet with an extension");
      header += 4 + 4 * (packet.getShort(header + 2) & 0xFFFF);
    }
    Payload.atLeast(in, header, "an RTP packet with all of its header");
    return Payload.whole(PayloadFormat.RTP, in);
  }

  /**
   * One MSRP message; on X3 only.
   *
   * @param in from {@code MSRP} on; its position does not move
   * @return up to its end-line, and with it
   * @throws DecodeException VALUE if it is something else, TRUNCATED if its end-line is not there
   * @clause TS 103 221-2, 5.4.14
   */
  public static Payload msrp(ByteBuffer in) throws DecodeException {
    ByteBuffer message = Payload.atLeast(in, MSRP.length + MSRP_ID_MIN, "an MSRP message");
    Payload.require(startsWith(message, 0, MSRP), "an MSRP message");
    int end = MSRP.length;
    while (end < message.limit() && message.get(end) > ' ') {
      end++;
    }
    int length = end - MSRP.length;
    Payload.require(
        length >= MSRP_ID_MIN && length <= MSRP_ID_MAX, "an MSRP message with a transaction");
    byte[] endLine = new byte[9 + length];
    System.arraycopy("\r\n-------".getBytes(StandardCharsets.US_ASCII), 0, endLine, 0, 9);
    message.get(MSRP.length, endLine, 9, length);
    for (int at = end; at + endLine.length + 3 <= message.limit(); at++) {
      if (startsWith(message, at, endLine) && endsAt(message, at + endLine.length)) {
        return Payload.of(PayloadFormat.MSRP, in, at + endLine.length + 3L);
      }
    }
    return Payload.of(PayloadFormat.MSRP, in, in.remaining() + 1L);
  }

  /** The flag of a message that is complete, continued or given up, and the end of the line. */
  private static boolean endsAt(ByteBuffer message, int at) {
    byte flag = message.get(at);
    return (flag == '$' || flag == '+' || flag == '#')
        && message.get(at + 1) == '\r'
        && message.get(at + 2) == '\n';
  }

  private static boolean startsWith(ByteBuffer in, int at, byte[] octets) {
    for (int i = 0; i < octets.length; i++) {
      if (in.get(at + i) != octets[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The body of a MIME entity, still in its transfer encoding.
   *
   * @param contentType as in a {@code Content-Type} header, without the header's name
   * @param transferEncoding as in a {@code Content-Transfer-Encoding} header; blank if there was none
   * @param body its position does not move
   * @return all of it, with attributes 19 and 20
   * @throws DecodeException VALUE if the content type names no type and subtype
   * @clause TS 103 221-2, 5.4.16, 5.3.20 and 5.3.21
   */
  public static Payload mime(String contentType, String transferEncoding, ByteBuffer body)
      throws DecodeException {
    int slash = contentType.indexOf('/');
    Payload.require(
        slash > 0 && slash < contentType.length() - 1 && contentType.length() <= 998,
        "a MIME content type");
    Payload.require(
        (contentType + transferEncoding).chars().noneMatch(c -> c == '\r' || c == '\n'),
        "a header's value");
    List<Attribute<?>> attributes = new ArrayList<>();
    attributes.add(AttributeType.MIME_CONTENT_TYPE.with(contentType));
    if (!transferEncoding.isBlank()) {
      attributes.add(AttributeType.MIME_TRANSFER_ENCODING.with(transferEncoding));
    }
    return new Payload(PayloadFormat.MIME, body, attributes);
  }
}
