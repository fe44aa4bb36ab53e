package org.doorward.li.netty.link;

import java.net.InetSocketAddress;

/** Where the library may listen: at one address that somebody has chosen. */
public final class ListenAddress {
  private ListenAddress() {}

  /**
   * Refuses a name and the wildcard.
   *
   * @param address to listen at
   * @return the address
   * @throws IllegalArgumentException if it is none of one interface
   */
  public static InetSocketAddress require(InetSocketAddress address) {
    if (address.isUnresolved() || address.getAddress().isAnyLocalAddress()) {
      throw new IllegalArgumentException(
          "a listener binds to one explicit address, not to a name or to all");
    }
    return address;
  }
}
