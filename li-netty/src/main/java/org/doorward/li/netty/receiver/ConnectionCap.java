package org.doorward.li.netty.receiver;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** How many connections are open, in all and from each address. Thread-safe. */
final class ConnectionCap {
  private final int maxTotal;
  private final int maxPerAddress;
  private final Map<InetAddress, Integer> open = new HashMap<>();
  private int total;

  ConnectionCap(int maxTotal, int maxPerAddress) {
    this.maxTotal = maxTotal;
    this.maxPerAddress = maxPerAddress;
  }

  /** Counts a new connection, unless there are as many as there may be. */
  synchronized boolean enter(InetAddress from) {
    int there = open.getOrDefault(from, 0);
    if (total == maxTotal || there == maxPerAddress) {
      return false;
    }
    total++;
    open.put(from, there + 1);
    return true;
  }

  /** A connection that was counted is closed. */
  synchronized void leave(InetAddress from) {
    total--;
    open.computeIfPresent(from, (address, there) -> there == 1 ? null : there - 1);
  }
}
