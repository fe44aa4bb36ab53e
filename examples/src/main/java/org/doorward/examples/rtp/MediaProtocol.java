package org.doorward.examples.rtp;

import org.doorward.li.identifier.Octets;

/** What a datagram on a media port is: RFC 7983 tells by its first octet, RFC 5761 by its second. */
public enum MediaProtocol {
  /** Media. */
  RTP,
  /** Reports about media. */
  RTCP,
  /** Connectivity checks. */
  STUN,
  /** Media by way of a relay. */
  TURN_CHANNEL,
  /** Key agreement. */
  DTLS,
  /** Key agreement of another kind. */
  ZRTP,
  /** None of these. */
  OTHER;

  /**
   * Looks at the first octets.
   *
   * @param datagram the payload of a UDP datagram
   * @return what it is by its looks
   */
  public static MediaProtocol of(Octets datagram) {
    if (datagram.length() < 2) {
      return OTHER;
    }
    int first = datagram.at(0) & 0xFF;
    int second = datagram.at(1) & 0xFF;
    if (first <= 3) {
      return STUN;
    } else if (first >= 16 && first <= 19) {
      return ZRTP;
    } else if (first >= 20 && first <= 63) {
      return DTLS;
    } else if (first >= 64 && first <= 79) {
      return TURN_CHANNEL;
    } else if (first < 128 || first > 191) {
      return OTHER;
    } else if (second >= 192 && second <= 223) {
      return RTCP;
    }
    return RtpPacket.parse(datagram).isPresent() ? RTP : OTHER;
  }
}
