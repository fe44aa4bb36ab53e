package org.doorward.li.intercept.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The ranges of addresses that agree in some whole octets and differ in the next: for each, how many bits of that
 * octet count. An address is looked for in one node for each number of whole octets, whatever ranges there are.
 * Immutable.
 */
final class PrefixNode implements Content {
  private static final int OCTETS = 256;

  /** So many are looked through one by one; for more there is a table. */
  private static final int FEW = 4;

  /** A range: the first {@code bits} of the octet are those of {@code octet}. */
  private record Prefix(int bits, int octet, Cell cell) {
    boolean covers(int other) {
      return (octet ^ other) >>> (Byte.SIZE - bits) == 0;
    }
  }

  private final List<Prefix> prefixes; // those with fewer bits first
  private final @Nullable Cell @Nullable [] byOctet;

  private PrefixNode(List<Prefix> prefixes) {
    this.prefixes = List.copyOf(prefixes);
    @Nullable Cell[] table = null;
    if (prefixes.size() > FEW) {
      table = new Cell[OCTETS];
      for (int octet = 0; octet < OCTETS; octet++) {
        table[octet] = joined(octet);
      }
    }
    this.byOctet = table;
  }

  /** The node with the range of {@code octet}'s first {@code bits} changed; {@code before} may be no node yet. */
  static PrefixNode changed(
      @Nullable PrefixNode before, int bits, int octet, UnaryOperator<Cell> change) {
    Cell cell = Cell.EMPTY;
    List<Prefix> prefixes = new ArrayList<>();
    int masked = octet & (0xFF00 >> bits);
    for (Prefix prefix : before == null ? List.<Prefix>of() : before.prefixes) {
      if (prefix.bits == bits && prefix.octet == masked) {
        cell = prefix.cell;
      } else {
        prefixes.add(prefix);
      }
    }
    Cell now = change.apply(cell);
    if (!now.isEmpty()) {
      prefixes.add(new Prefix(bits, masked, now));
      prefixes.sort(Comparator.comparingInt(Prefix::bits));
    }
    return new PrefixNode(prefixes);
  }

  /** What the ranges that have an address with this octet next give; null if there are none. */
  @Nullable
  Cell at(int octet) {
    return byOctet == null ? joined(octet) : byOctet[octet];
  }

  private @Nullable Cell joined(int octet) {
    Cell all = null;
    for (int i = 0; i < prefixes.size(); i++) {
      Prefix prefix = prefixes.get(i);
      if (prefix.covers(octet)) {
        all = Cell.join(prefix.cell, all);
      }
    }
    return all;
  }

  /** The octet after those that the key has in common with the node stands in the key's kind. */
  @Override
  public @Nullable Cell of(Key key) {
    throw new IllegalStateException("a node is asked for an octet");
  }

  @Override
  public boolean isEmpty() {
    return prefixes.isEmpty();
  }
}
