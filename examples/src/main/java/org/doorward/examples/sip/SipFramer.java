package org.doorward.examples.sip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doorward.li.identifier.Octets;

/**
 * Cuts SIP messages off one direction of a TCP connection, by their Content-Length; line ends between them keep a
 * connection alive and mean nothing. A connection that starts with something else is not SIP. One that we joined late,
 * lost a piece of or lost our place in is searched for the next line that starts a message. What comes out depends on
 * the octets, never on how they were cut up. Bounded. Not thread-safe.
 */
public final class SipFramer {
  private static final int MAX_BODY_OCTETS = 1 << 20;

  /** How far we search before we take the stream for something else. */
  private static final int MAX_SEARCH_OCTETS = 1 << 18;

  private byte[] buffer = new byte[0];
  private int length;

  /** Up to where there is no end of the header section. */
  private int searched;

  /** How many octets there must be before it is worth looking again. */
  private int needed;

  private boolean startsHere;
  private boolean notSip;
  private int passedOver;

  /** A framer that has seen nothing of its stream. */
  public SipFramer() {}

  /**
   * Takes the octets that come next.
   *
   * @param octets what follows the octets of the call before
   * @param atStart whether they are the first of the connection
   * @param afterGap whether some were lost before them
   * @return the messages that are complete now
   */
  public List<SipMessage> accept(Octets octets, boolean atStart, boolean afterGap) {
    if (afterGap) {
      drop(length);
      needed = 0;
    }
    startsHere |= atStart;
    List<SipMessage> messages = new ArrayList<>();
    if (notSip) {
      return messages;
    }
    append(octets);
    if (length < needed) {
      return messages;
    }
    needed = 0;
    int at = 0;
    int next = cut(at, messages);
    while (next > at) {
      at = next;
      next = cut(at, messages);
    }
    drop(notSip ? length : at);
    return messages;
  }

  /** Where to look next, or {@code at} if more octets must come first. */
  private int cut(int at, List<SipMessage> messages) {
    if (at < length && (buffer[at] == '\r' || buffer[at] == '\n')) {
      return at + 1;
    }
    int lineEnd = endOfLine(at);
    if (lineEnd < 0) {
      return length - at < StartLine.MAX_OCTETS ? at : passOver(at, at + StartLine.MAX_OCTETS);
    }
    if (searched <= at && !startsMessage(at, lineEnd)) {
      return passOver(at, lineEnd + 1);
    }
    int bodyAt = SipParser.endOfHead(buffer, Math.max(lineEnd, searched), length);
    if (bodyAt >= 0) {
      return cutMessage(at, lineEnd, bodyAt, messages);
    }
    searched = Math.max(lineEnd, length - 2);
    return length - at <= SipParser.MAX_HEAD_OCTETS ? at : passOver(at, lineEnd + 1);
  }

  private int cutMessage(int at, int lineEnd, int bodyAt, List<SipMessage> messages) {
    try {
      int body = SipParser.parse(octets(at, bodyAt)).headers().contentLength().orElse(0);
      if (body > MAX_BODY_OCTETS) {
        return passOver(at, lineEnd + 1);
      }
      if (length - bodyAt < body) {
        searched = bodyAt - 3;
        needed = bodyAt - at + body;
        return at;
      }
      messages.add(SipParser.parse(octets(at, bodyAt + body)));
      startsHere = false;
      passedOver = 0;
      searched = 0;
      return bodyAt + body;
    } catch (SipException e) {
      return passOver(at, lineEnd + 1);
    }
  }

  private int passOver(int from, int to) {
    passedOver += to - from;
    searched = 0;
    notSip = startsHere || passedOver > MAX_SEARCH_OCTETS;
    return notSip ? from : to;
  }

  private void append(Octets octets) {
    if (buffer.length - length < octets.length()) {
      buffer = Arrays.copyOf(buffer, Math.max(length + octets.length(), 2 * length));
    }
    octets.asByteBuffer().get(buffer, length, octets.length());
    length += octets.length();
  }

  /** What is left gets an array of its size: a long message must not hold memory for ever. */
  private void drop(int octets) {
    if (octets > 0) {
      buffer = Arrays.copyOfRange(buffer, octets, length);
      length -= octets;
      searched = Math.max(0, searched - octets);
    }
  }

  private int endOfLine(int from) {
    int limit = Math.min(length, from + StartLine.MAX_OCTETS);
    for (int i = from; i < limit; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean startsMessage(int at, int lineEnd) {
    String line = new String(buffer, at, lineEnd - at, ISO_8859_1);
    return StartLine.parse(line.stripTrailing()).isPresent();
  }

  private Octets octets(int from, int to) {
    return Octets.of(Arrays.copyOfRange(buffer, from, to));
  }
}
