package org.doorward.examples.capture;

/** What stands before the IP packet in a frame: the link types of captures that hold telephony. */
public enum LinkType {
  /** Ethernet, with any number of VLAN tags. */
  ETHERNET,
  /** Four octets of address family, as BSD loopback has them. */
  LOOPBACK,
  /** Nothing: the frame is an IP packet. */
  RAW_IP,
  /** Linux cooked capture, version 1. */
  LINUX_COOKED,
  /** Linux cooked capture, version 2. */
  LINUX_COOKED_2,
  /** Any other. Its frames carry nothing that we can find. */
  OTHER;

  static LinkType of(int code) {
    return switch (code) {
      case 0, 108 -> LOOPBACK;
      case 1 -> ETHERNET;
      // 12 and 14 are what some systems wrote for raw IP; 228 and 229 are raw IPv4 and raw IPv6.
      case 12, 14, 101, 228, 229 -> RAW_IP;
      case 113 -> LINUX_COOKED;
      case 276 -> LINUX_COOKED_2;
      default -> OTHER;
    };
  }
}
