package org.doorward.li.x2x3.payload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.Sensitive;
import org.doorward.li.x2x3.Attribute;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.PayloadFormat;

/** Messages of signalling protocols, without what carried them; their addresses go as attributes. Thread-safe. */
public final class Signalling {
  private static final int MAX_START_LINE_OCTETS = 8192;
  private static final Pattern START_LINE = Pattern.compile(
      "SIP/2\\.0 [1-6][0-9]{2}( .*)?|[A-Za-z0-9.!%*_+`'~-]+ [^ ]+ SIP/2\\.0",
      Pattern.CASE_INSENSITIVE);
  private static final int RADIUS_HEADER_OCTETS = 20;
  private static final int RADIUS_MAX_OCTETS = 4096;
  private static final int DHCP_HEADER_OCTETS = 236;
  private static final int DHCP_COOKIE = 0x63825363;

  private Signalling() {}

  /**
   * One SIP message, octet for octet; on X2 only.
   *
   * @param in from the start line to the end of the body; its position does not move
   * @return all of it
   * @throws DecodeException VALUE if it does not begin with a start line, as line ends sent to keep a connection
   * @clause TS 103 221-2, 5.4.10
   */
  public static Payload sip(ByteBuffer in) throws DecodeException {
    Payload.require(START_LINE.matcher(line(in)).matches(), "a SIP message");
    return Payload.whole(PayloadFormat.SIP, in);
  }

  /** The first line, without its end; empty if there is no end. */
  private static String line(ByteBuffer in) {
    ByteBuffer start = in.slice(in.position(), Math.min(in.remaining(), MAX_START_LINE_OCTETS));
    int end = 0;
    while (end < start.limit() && start.get(end) != '\n') {
      end++;
    }
    if (end == start.limit()) {
      return "";
    }
    String line = StandardCharsets.ISO_8859_1.decode(start.limit(end)).toString();
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /**
   * SDP as an attribute: with the first content after each change of it, not with every packet; on X3 only.
   *
   * @param description whole, with its line ends
   * @return the attribute
   * @throws DecodeException VALUE if it does not begin as SDP does, LIMIT if no attribute holds it
   * @clause TS 103 221-2, 5.3.23
   */
  public static Attribute<Sensitive<String>> sdp(String description) throws DecodeException {
    Payload.require(description.startsWith("v=0\r\n") || description.startsWith("v=0\n"), "SDP");
    Payload.require(
        description.getBytes(StandardCharsets.UTF_8).length <= 0xFFFF, "SDP of 65535 octets");
    return AttributeType.SDP.with(Sensitive.of(description));
  }

  /**
   * A RADIUS packet; on X2 only.
   *
   * @param in from its code on; its position does not move
   * @return as long as its Length says
   * @throws DecodeException VALUE if it is something else, TRUNCATED if it is not whole
   * @clause TS 103 221-2, 5.4.12
   */
  public static Payload radius(ByteBuffer in) throws DecodeException {
    ByteBuffer header = Payload.atLeast(in, RADIUS_HEADER_OCTETS, "a RADIUS packet");
    int length = header.getShort(2) & 0xFFFF;
    Payload.require(
        header.get(0) != 0 && length >= RADIUS_HEADER_OCTETS && length <= RADIUS_MAX_OCTETS,
        "a RADIUS packet");
    return Payload.of(PayloadFormat.RADIUS, in, length);
  }

  /**
   * A DHCP message; on X2 only. DHCPv6 is not one.
   *
   * @param in from its op on; its position does not move
   * @return all of it
   * @throws DecodeException VALUE if it is something else, TRUNCATED if it is not whole
   * @clause TS 103 221-2, 5.4.11
   */
  public static Payload dhcp(ByteBuffer in) throws DecodeException {
    ByteBuffer message = Payload.atLeast(in, DHCP_HEADER_OCTETS + 4, "a DHCP message");
    int op = message.get(0);
    Payload.require(
        (op == 1 || op == 2) && message.getInt(DHCP_HEADER_OCTETS) == DHCP_COOKIE,
        "a DHCP message");
    return Payload.whole(PayloadFormat.DHCP, in);
  }
}
