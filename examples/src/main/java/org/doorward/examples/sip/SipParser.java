package org.doorward.examples.sip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doorward.li.identifier.Octets;

/**
 * Reads a SIP message, tolerantly: line ends without CR, folded and short header names, fields that are none, a body
 * that is not there. What no receiver would take for SIP is refused.
 */
public final class SipParser {
  /** More than any header section has. */
  static final int MAX_HEAD_OCTETS = 1 << 16;

  private SipParser() {}

  /**
   * Reads the message that a datagram holds.
   *
   * @param datagram perhaps line ends, then a message, then perhaps something that its length excludes
   * @return the message, without what stands around it
   * @throws SipException if there is none
   */
  public static SipMessage parse(Octets datagram) throws SipException {
    byte[] in = datagram.toByteArray();
    int start = 0;
    while (start < in.length && (in[start] == '\r' || in[start] == '\n')) {
      start++;
    }
    int end = endOfHead(in, start, in.length);
    int bodyAt = end < 0 ? in.length : end;
    if (bodyAt - start > MAX_HEAD_OCTETS) {
      throw new SipException("a header section beyond " + MAX_HEAD_OCTETS + " octets");
    }
    List<String> lines = unfold(new String(in, start, bodyAt - start, ISO_8859_1));
    StartLine startLine =
        StartLine.parse(lines.get(0)).orElseThrow(() -> new SipException("no SIP start line"));
    SipHeaders headers = SipHeaders.parse(lines.subList(1, lines.size()));
    int left = in.length - bodyAt;
    int bodyEnd = bodyAt + Math.min(left, headers.contentLength().orElse(left));
    return new SipMessage(
        startLine,
        headers,
        Octets.of(Arrays.copyOfRange(in, bodyAt, bodyEnd)),
        Octets.of(Arrays.copyOfRange(in, start, bodyEnd)));
  }

  /** The index after the empty line that ends the header section, or -1 if that has not come. */
  static int endOfHead(byte[] in, int from, int to) {
    for (int i = from; i < to; i++) {
      if (in[i] == '\n') {
        int next = i + 1 < to && in[i + 1] == '\r' ? i + 2 : i + 1;
        if (next < to && in[next] == '\n') {
          return next + 1;
        }
      }
    }
    return -1;
  }

  /** At least one line, the first one perhaps empty. */
  private static List<String> unfold(String head) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String next : head.split("\r?\n", -1)) {
      boolean folded = next.startsWith(" ") || next.startsWith("\t");
      if (!folded || (lines.isEmpty() && line.length() == 0)) {
        if (line.length() > 0) {
          lines.add(line.toString());
        }
        line.setLength(0);
        line.append(next);
      } else {
        line.append(' ').append(next.strip());
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
