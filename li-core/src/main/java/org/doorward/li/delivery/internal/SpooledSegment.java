package org.doorward.li.delivery.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.doorward.li.fault.EvidenceException;
import org.jspecify.annotations.Nullable;

/**
 * A segment as it stands on the disk: a record of the format {@code spool/1}, big-endian.
 *
 * <pre>
 * accounts (4) | per account: slot (4) | identity as in the file of counters (73)
 * PDUs (4)     | per PDU: which of the accounts (4) | number (8) | length (4)
 * octets of the PDUs, as on the wire
 * </pre>
 *
 * Its arrays are the segment's own.
 */
final class SpooledSegment {
  static final String FORMAT = "spool/1";

  private static final int PDU_OCTETS = Integer.BYTES + Long.BYTES + Integer.BYTES;

  /** Finds the account of an identity in a slot; null if there is none any more. */
  @FunctionalInterface
  interface Finder {
    @Nullable
    Account find(int slot, AccountKey key);
  }

  private final ByteBuffer octets;
  private final int[] ends;
  private final Account[] accounts;
  private final long[] numbers;
  private final int removed;

  /**
   * What a segment holds.
   *
   * @param octets from 0 to the limit
   * @param ends where each PDU ends
   * @param accounts whose it is
   * @param numbers which number it has
   * @param removed how many at its beginning are not held any more
   */
  SpooledSegment(ByteBuffer octets, int[] ends, Account[] accounts, long[] numbers, int removed) {
    this.octets = octets;
    this.ends = ends;
    this.accounts = accounts;
    this.numbers = numbers;
    this.removed = removed;
  }

  ByteBuffer octets() {
    return octets;
  }

  int[] ends() {
    return ends;
  }

  Account[] accounts() {
    return accounts;
  }

  long[] numbers() {
    return numbers;
  }

  /** The same, but for what is of accounts that have been given up meanwhile. */
  SpooledSegment withoutGivenUp() {
    return keeping(pdu -> pdu >= removed && !accounts[pdu].isGivenUp());
  }

  private SpooledSegment keeping(IntPredicate wanted) {
    ByteBuffer kept = ByteBuffer.allocate(octets.limit());
    int[] places = IntStream.range(0, ends.length).filter(wanted).toArray();
    int[] keptEnds = new int[places.length];
    Account[] keptAccounts = new Account[places.length];
    long[] keptNumbers = new long[places.length];
    for (int i = 0; i < places.length; i++) {
      int pdu = places[i];
      int start = pdu == 0 ? 0 : ends[pdu - 1];
      kept.put(octets.slice(start, ends[pdu] - start));
      keptEnds[i] = kept.position();
      keptAccounts[i] = accounts[pdu];
      keptNumbers[i] = numbers[pdu];
    }
    return new SpooledSegment(kept.flip(), keptEnds, keptAccounts, keptNumbers, 0);
  }

  byte[] toRecord() {
    Map<Account, Integer> places = new LinkedHashMap<>();
    for (int pdu = removed; pdu < ends.length; pdu++) {
      places.putIfAbsent(accounts[pdu], places.size());
    }
    int start = removed == 0 ? 0 : ends[removed - 1];
    ByteBuffer out = ByteBuffer.allocate(2 * Integer.BYTES
        + places.size() * (Integer.BYTES + AccountKey.OCTETS)
        + (ends.length - removed) * PDU_OCTETS
        + octets.limit()
        - start);
    out.putInt(places.size());
    places
        .keySet()
        .forEach(account -> out.putInt(account.slot()).put(account.key().toOctets()));
    out.putInt(ends.length - removed);
    int from = start;
    for (int pdu = removed; pdu < ends.length; pdu++) {
      Integer place = places.get(accounts[pdu]);
      out.putInt(place == null ? 0 : place).putLong(numbers[pdu]).putInt(ends[pdu] - from);
      from = ends[pdu];
    }
    return out.put(octets.slice(start, octets.limit() - start)).array();
  }

  /**
   * Reads a record. PDUs that are settled by now, or whose account is gone, are left out.
   *
   * @throws EvidenceException if it is no such record
   */
  static SpooledSegment of(byte[] record, Finder finder) throws EvidenceException {
    try {
      ByteBuffer in = ByteBuffer.wrap(record);
      @Nullable Account[] table = new Account[bounded(in.getInt(), record.length)];
      byte[] key = new byte[AccountKey.OCTETS];
      for (int i = 0; i < table.length; i++) {
        int slot = in.getInt();
        in.get(key);
        table[i] = finder.find(slot, AccountKey.of(key));
      }
      int pdus = bounded(in.getInt(), record.length);
      ByteBuffer index = in.slice().limit(Math.multiplyExact(pdus, PDU_OCTETS));
      ByteBuffer octets = in.slice(in.position() + index.limit(), in.remaining() - index.limit());
      return held(table, pdus, index, octets);
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | ArithmeticException
        | IndexOutOfBoundsException e) {
      throw new EvidenceException("a spooled segment is not of its format", e);
    }
  }

  private static int bounded(int count, int most) {
    if (count < 0 || count > most) {
      throw new IllegalArgumentException("a count out of its range");
    }
    return count;
  }

  private static SpooledSegment held(
      @Nullable Account[] table, int pdus, ByteBuffer index, ByteBuffer octets) {
    int[] ends = new int[pdus];
    @Nullable Account[] accounts = new Account[pdus];
    long[] numbers = new long[pdus];
    int end = 0;
    for (int pdu = 0; pdu < pdus; pdu++) {
      accounts[pdu] = table[index.getInt()];
      numbers[pdu] = index.getLong();
      end = Math.addExact(end, bounded(index.getInt(), octets.limit()));
      ends[pdu] = end;
    }
    return new SpooledSegment(octets, ends, accounts, numbers, 0).keeping(pdu -> {
      Account account = accounts[pdu];
      return account != null && numbers[pdu] >= account.settled();
    });
  }
}
