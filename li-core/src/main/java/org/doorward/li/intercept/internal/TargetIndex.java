package org.doorward.li.intercept.internal;

import java.util.HashSet;
import java.util.function.UnaryOperator;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.identifier.Octets;
import org.doorward.li.target.Ipv4Cidr;
import org.doorward.li.target.Ipv6Cidr;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TcpPort;
import org.doorward.li.target.TcpPortList;
import org.doorward.li.target.TcpPortRange;
import org.doorward.li.target.UdpPort;
import org.doorward.li.target.UdpPortList;
import org.doorward.li.target.UdpPortRange;
import org.jspecify.annotations.Nullable;

/**
 * What each identifier matches: names and numbers by their canonical form, addresses by the ranges that they are in
 * too, ports by ranges and lists. Its size and what a look into it costs follow from the capacity, not from what it
 * holds. Any thread may look, without waiting; changes come one after the other and take microseconds each.
 */
final class TargetIndex {
  private static final int IPV4_OCTETS = 4;
  private static final int IPV6_OCTETS = 16;

  private final KeyTable table;
  private final PortTable tcp = new PortTable();
  private final PortTable udp = new PortTable();
  private final Key key = new Key(); // of whoever holds the lock
  private final Keys keys = new Keys(); // the same

  /** An empty index for so many identifiers. A range counts as two. */
  TargetIndex(int capacity) {
    this.table = new KeyTable(capacity);
  }

  KeyTable table() {
    return table;
  }

  synchronized void add(MintedInterception minted) {
    change(minted.matched(), cell -> cell.with(minted));
  }

  synchronized void remove(ActiveTask task, TargetIdentifier target) {
    change(target, cell -> cell.without(task, target));
  }

  private void change(TargetIdentifier target, UnaryOperator<Cell> change) {
    if (target instanceof TcpPort port) {
      change(tcp, port.port().reveal(), port.port().reveal(), change);
      return;
    } else if (target instanceof UdpPort port) {
      change(udp, port.port().reveal(), port.port().reveal(), change);
      return;
    }
    keys.of(target, key);
    table.change(key, before -> Conditioned.changed(before, key, change));
    if (target instanceof Ipv4Cidr range) {
      nodes(Key.IPV4_NODE, range.address(), range.prefixLength(), change);
    } else if (target instanceof Ipv6Cidr range) {
      nodes(Key.IPV6_NODE, range.address(), range.prefixLength(), change);
    } else if (target instanceof TcpPortRange range) {
      change(tcp, range.start().reveal(), range.end().reveal(), change);
    } else if (target instanceof UdpPortRange range) {
      change(udp, range.start().reveal(), range.end().reveal(), change);
    } else if (target instanceof TcpPortList list) {
      new HashSet<>(list.ports().reveal()).forEach(port -> change(tcp, port, port, change));
    } else if (target instanceof UdpPortList list) {
      new HashSet<>(list.ports().reveal()).forEach(port -> change(udp, port, port, change));
    }
  }

  private static void change(PortTable ports, int first, int last, UnaryOperator<Cell> change) {
    ports.change(first, last, change);
  }

  private void nodes(int kind, Octets network, int length, UnaryOperator<Cell> change) {
    int octet = length == 0 ? 0 : (length - 1) / Byte.SIZE;
    int common = octet * Byte.SIZE;
    if (kind == Key.IPV4_NODE) {
      long address = Keys.word(network, 0, IPV4_OCTETS);
      key.words(kind + octet, 0, ipv4Prefix(address, octet));
    } else {
      long high = ipv6High(Keys.word(network, 0, 8), octet);
      key.words(kind + octet, high, ipv6Low(Keys.word(network, 8, 8), octet));
    }
    table.change(
        key,
        before -> PrefixNode.changed(
            (PrefixNode) before, length - common, network.at(octet) & 0xFF, change));
  }

  /** The first {@code octets} octets of an address, as ranges that have them in common are keyed. */
  private static long ipv4Prefix(long address, int octets) {
    return address & ~(0xFFFF_FFFFL >>> (octets * Byte.SIZE));
  }

  private static long ipv6High(long high, int octets) {
    return high & Keys.highestBits(octets * Byte.SIZE);
  }

  private static long ipv6Low(long low, int octets) {
    return low & Keys.highestBits(octets * Byte.SIZE - Long.SIZE);
  }

  /** What stands under {@code key} itself; null if nothing. */
  @Nullable
  Cell exact(Key key) {
    Content content = table.find(key);
    return content == null ? null : content.of(key);
  }

  /** The ranges that an IPv4 address is in. All nodes are looked at, however few there are. */
  @Nullable
  Cell ipv4Ranges(int address, Key scratch) {
    long unsigned = address & 0xFFFF_FFFFL;
    Cell all = null;
    for (int octet = 0; octet < IPV4_OCTETS; octet++) {
      Content node = table.find(Key.IPV4_NODE + octet, 0, ipv4Prefix(unsigned, octet), scratch);
      if (node != null) {
        int next = (address >>> (8 * (IPV4_OCTETS - 1 - octet))) & 0xFF;
        all = Cell.join(((PrefixNode) node).at(next), all);
      }
    }
    return all;
  }

  /** The ranges that an IPv6 address is in. All nodes are looked at, however few there are. */
  @Nullable
  Cell ipv6Ranges(long high, long low, Key scratch) {
    Cell all = null;
    for (int octet = 0; octet < IPV6_OCTETS; octet++) {
      Content node =
          table.find(Key.IPV6_NODE + octet, ipv6High(high, octet), ipv6Low(low, octet), scratch);
      if (node != null) {
        long word = octet < Long.BYTES ? high : low;
        int next = (int) (word >>> (8 * (Long.BYTES - 1 - octet % Long.BYTES))) & 0xFF;
        all = Cell.join(((PrefixNode) node).at(next), all);
      }
    }
    return all;
  }

  @Nullable
  Cell tcpPort(int port) {
    return port(tcp, port);
  }

  @Nullable
  Cell udpPort(int port) {
    return port(udp, port);
  }

  private static @Nullable Cell port(PortTable ports, int port) {
    Cell found = port < 0 || port >= PortTable.PORTS ? Cell.EMPTY : ports.find(port);
    return found.isEmpty() ? null : found;
  }
}
