package org.doorward.li.delivery.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.doorward.li.x2x3.PduPatch;
import org.doorward.li.x2x3.PduVersion;
import org.jspecify.annotations.Nullable;

/**
 * Whole PDUs back to back, as they go on the wire; where each ends, whose it is and which number it has. Never used a second time, so that a slice of
 * it stays what it was. Confined to the lock of its log, but for the octets that a slice shows.
 */
final class Segment {
  /** A segment is so long, unless its only PDU is longer. */
  static final int OCTETS = 256 * 1024;

  private static final int FIRST_CAPACITY = 64;

  private final long base;
  private final ByteBuffer octets;
  private int[] ends = new int[FIRST_CAPACITY];
  private Account[] accounts = new Account[FIRST_CAPACITY];
  private long[] numbers = new long[FIRST_CAPACITY];
  private int count;
  private int removed;

  /** The segment behind this one. */
  @Nullable
  Segment next;

  /** Empty, and with room for a PDU of {@code least} octets; {@code base} is the index of its first PDU. */
  Segment(long base, int least) {
    this.base = base;
    this.octets = ByteBuffer.allocate(Math.max(OCTETS, least));
  }

  /** The index of the PDU behind its last one. */
  long end() {
    return base + count;
  }

  boolean hasRoom(int length) {
    return length <= octets.remaining();
  }

  /**
   * Takes one PDU, of the account's next number.
   *
   * @throws IllegalArgumentException if the standard forbids such a PDU; it is not taken then
   */
  int append(Account account, PduWriter pdu, PduVersion version) {
    int at = octets.position();
    pdu.writeTo(octets);
    PduPatch.version(octets, at, version);
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
      accounts = Arrays.copyOf(accounts, 2 * count);
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    ends[count] = octets.position();
    accounts[count] = account;
    numbers[count++] = account.next();
    return octets.position() - at;
  }

  /** How many PDUs from {@code index} on have {@code maxOctets} together; at least one. It holds the first. */
  int fitting(long index, int maxOctets) {
    int from = Math.toIntExact(index - base);
    long limit = (long) start(from) + maxOctets;
    int found = Arrays.binarySearch(ends, from, count, (int) Math.min(limit, Integer.MAX_VALUE));
    return Math.max(1, (found >= 0 ? found + 1 : -found - 1) - from);
  }

  /** The octets of {@code pdus} PDUs from {@code index} on: the same memory. */
  ByteBuffer slice(long index, int pdus) {
    int from = Math.toIntExact(index - base);
    int start = start(from);
    return octets.slice(start, start(from + pdus) - start);
  }

  /** Lets its oldest PDU go, and counts it in {@code batch}; returns how many octets it had. */
  int remove(Batch batch) {
    int length = start(removed + 1) - start(removed);
    batch.add(accounts[removed], numbers[removed], length);
    removed++;
    return length;
  }

  boolean isEmpty() {
    return removed == count;
  }

  /** Has what it holds carry another version. */
  void version(PduVersion version) {
    for (int pdu = removed; pdu < count; pdu++) {
      PduPatch.version(octets, start(pdu), version);
    }
  }

  private int start(int pdu) {
    return pdu == 0 ? 0 : ends[pdu - 1];
  }
}
