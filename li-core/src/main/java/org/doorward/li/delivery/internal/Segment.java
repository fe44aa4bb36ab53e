package org.doorward.li.delivery.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.doorward.li.x2x3.DestinationProfile;
import org.doorward.li.x2x3.PduPatch;
import org.doorward.li.x2x3.PduVersion;
import org.jspecify.annotations.Nullable;

/**
 * Whole PDUs back to back, as they go on the wire; where each ends, whose it is and which number it has. A slice of its
 * memory stays what it was as long as a PDU in it is neither acknowledged nor lost. If it stands on the disk too, it may let its
 * memory go, and get it back. Confined to the lock of its log, but for the octets that a slice shows.
 */
final class Segment {
  /** A segment is so long, unless its only PDU is longer. */
  static final int OCTETS = 256 * 1024;

  private static final int FIRST_CAPACITY = 64;

  /** What it holds of one account. */
  static final class Share {
    long first;
    long last;
    long count;
    long octets;
  }

  /** Names it on the disk; goes up from segment to segment. */
  final long sequence;

  private long base;
  private @Nullable ByteBuffer octets;
  private int[] ends = new int[FIRST_CAPACITY];
  private Account[] accounts = new Account[FIRST_CAPACITY];
  private long[] numbers = new long[FIRST_CAPACITY];
  private int count;
  private int removed;

  /** So many of those that are not removed have been dropped: they have no octets any more. */
  private int dropped;

  private int length;
  private @Nullable Map<Account, Share> shares;

  /** The segment behind this one. */
  @Nullable
  Segment next;

  /** Nothing is appended any more. */
  boolean full;

  /** It stands on the disk. */
  boolean onDisk;

  /** Somebody writes it to the disk, or reads it from there. */
  boolean busy;

  /** Empty, in memory that nobody else has; {@code base} is the index of its first PDU. */
  Segment(long sequence, long base, ByteBuffer memory) {
    this.sequence = sequence;
    this.base = base;
    this.octets = memory;
  }

  /** One that stands on the disk alone. */
  Segment(long sequence, long base, SpooledSegment found) {
    this.sequence = sequence;
    this.base = base;
    this.full = true;
    this.onDisk = true;
    fill(found);
    evict(true);
  }

  private ByteBuffer octets() {
    ByteBuffer here = octets;
    if (here == null) {
      throw new IllegalStateException("the segment is not in memory");
    }
    return here;
  }

  /** The index of the PDU behind its last one. */
  long end() {
    return base + count;
  }

  /** The index of the first PDU that it holds. */
  long firstHeld() {
    return base + removed;
  }

  /** How many PDUs it holds. */
  int size() {
    return count - removed - dropped;
  }

  boolean isEmpty() {
    return size() == 0;
  }

  boolean inMemory() {
    return octets != null;
  }

  /** The octets that it keeps in memory. */
  int memory() {
    return octets == null ? 0 : length;
  }

  boolean hasRoom(int least) {
    return !full && least <= octets().remaining();
  }

  /**
   * Takes one PDU, of the account's next number.
   *
   * @throws IllegalArgumentException if the standard or the profile forbids such a PDU; it is not taken then
   */
  int append(Account account, PduWriter pdu, DestinationProfile profile) {
    ByteBuffer into = octets();
    int at = into.position();
    pdu.writeTo(into, profile);
    PduPatch.version(into, at, profile.version());
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
      accounts = Arrays.copyOf(accounts, 2 * count);
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    ends[count] = into.position();
    accounts[count] = account;
    numbers[count++] = account.next();
    length += into.position() - at;
    return into.position() - at;
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
    return octets().slice(start, start(from + pdus) - start);
  }

  /**
   * Lets its oldest PDU go, and counts it in {@code batch}; returns how many octets it had, 0 if it was dropped before.
   */
  int remove(Batch batch) {
    int octetsOfOne = start(removed + 1) - start(removed);
    if (octetsOfOne == 0) {
      dropped--;
    } else {
      batch.add(accounts[removed], numbers[removed], octetsOfOne);
    }
    removed++;
    length -= octetsOfOne;
    return octetsOfOne;
  }

  /** Takes its memory away, if it was never on the disk and is of the usual length; null otherwise. It holds nothing. */
  @Nullable
  ByteBuffer surrender() {
    ByteBuffer here = octets;
    if (onDisk || busy || here == null || here.capacity() != OCTETS) {
      return null;
    }
    octets = null;
    return here;
  }

  /** Lets all its PDUs go, which are lost. */
  void lose(LossCause cause, boolean oldest) {
    shares().forEach((account, share) -> {
      if (oldest) {
        account.lose(share.first, share.last, share.count, share.octets, cause);
      } else {
        account.loseAmid(share.first, share.last, share.count, share.octets, cause);
      }
    });
    removed = count;
    dropped = 0;
    length = 0;
    octets = null;
    shares = null;
  }

  /** From {@code index} on the first PDU that is not dropped, or the end; it is in memory. */
  long firstKept(long index) {
    long at = index;
    while (dropped > 0 && at < end() && isDropped((int) (at - base))) {
      at++;
    }
    return at;
  }

  private boolean isDropped(int pdu) {
    return start(pdu) == ends[pdu];
  }

  /**
   * Drops the PDUs of one account, which others stay between. They keep their indices and have no octets any more; what
   * a slice shows stays what it was.
   *
   * @return what it held of them; null if nothing
   */
  @Nullable
  Share drop(Account account) {
    Share share = shares().get(account);
    if (share == null) {
      return null;
    }
    dropped += (int) share.count;
    Map<Account, Share> known = shares;
    if (known != null) {
      known.remove(account);
    }
    if (ends.length > 0) {
      close(account);
    }
    return share;
  }

  /** Closes the ranks: what the account had between the others has no octets any more. */
  private void close(Account account) {
    ByteBuffer before = octets;
    ByteBuffer after = before == null ? null : ByteBuffer.allocate(before.capacity());
    int[] closed = new int[ends.length];
    int at = 0;
    for (int pdu = removed; pdu < count; pdu++) {
      int octetsOfOne = accounts[pdu] == account ? 0 : ends[pdu] - start(pdu);
      if (before != null && after != null) {
        after.put(at, before, start(pdu), octetsOfOne);
      }
      at += octetsOfOne;
      closed[pdu] = at;
    }
    ends = closed;
    length = at;
    octets = after == null ? null : after.position(at);
  }

  private Map<Account, Share> shares() {
    Map<Account, Share> known = shares;
    return known == null ? counted() : known;
  }

  private Map<Account, Share> counted() {
    Map<Account, Share> found = new LinkedHashMap<>();
    for (int pdu = removed; pdu < count; pdu++) {
      if (isDropped(pdu)) {
        continue;
      }
      Share share = found.computeIfAbsent(accounts[pdu], any -> new Share());
      if (share.count == 0) {
        share.first = numbers[pdu];
      }
      share.last = numbers[pdu];
      share.count++;
      share.octets += start(pdu + 1) - start(pdu);
    }
    return found;
  }

  /** What it holds, by account. */
  Map<Account, Share> held() {
    return shares();
  }

  /** Lets its memory go; it stands on the disk. {@code whole}: also what it knows of each PDU, since none was sent. */
  void evict(boolean whole) {
    octets = null;
    if (whole && shares == null) {
      shares = counted();
      ends = new int[0];
      accounts = new Account[0];
      numbers = new long[0];
    }
  }

  /** Has its memory back; false if what was read is not what it held, and nothing has changed. */
  boolean restore(SpooledSegment read, PduVersion version) {
    SpooledSegment kept = read.ends().length == size() ? read : read.withoutGivenUp();
    int held = kept.ends().length;
    if (held != size()) {
      return false;
    }
    if (dropped > 0 && ends.length > 0) {
      refill(kept);
    } else {
      base += count - held;
      fill(kept);
    }
    shares = null;
    version(version);
    return true;
  }

  /** Has its octets back, and keeps the indices of those that were dropped. */
  private void refill(SpooledSegment from) {
    int[] closed = new int[ends.length];
    int at = 0;
    int next = 0;
    for (int pdu = removed; pdu < count; pdu++) {
      at = isDropped(pdu) ? at : from.ends()[next++];
      closed[pdu] = at;
    }
    octets = from.octets().duplicate();
    octets.position(octets.limit());
    ends = closed;
    length = at;
  }

  private void fill(SpooledSegment from) {
    octets = from.octets().duplicate();
    octets.position(octets.limit());
    ends = from.ends();
    accounts = from.accounts();
    numbers = from.numbers();
    count = ends.length;
    removed = 0;
    dropped = 0;
    length = octets.limit();
  }

  /** What has to stand on the disk. */
  SpooledSegment spooled() {
    SpooledSegment all = new SpooledSegment(
        octets().duplicate().flip(),
        Arrays.copyOf(ends, count),
        Arrays.copyOf(accounts, count),
        Arrays.copyOf(numbers, count),
        removed);
    return dropped == 0 ? all : all.withoutGivenUp();
  }

  /** Has what it holds carry another version. */
  void version(PduVersion version) {
    ByteBuffer here = octets;
    for (int pdu = removed; pdu < count && here != null; pdu++) {
      if (!isDropped(pdu)) {
        PduPatch.version(here, start(pdu), version);
      }
    }
  }

  private int start(int pdu) {
    return pdu == 0 ? 0 : ends[pdu - 1];
  }
}
