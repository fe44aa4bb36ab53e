package org.doorward.li.netty.receiver;

import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers that came in one context, as ranges. A 32-bit number is taken for the one nearest to the highest
 * so far, so that the step from 2^32-1 to 0 goes on upwards. Numbers that come in order cost nothing but an
 * addition. Not thread-safe.
 */
final class SequenceRecord {
  /** A peer that leaves gaps on purpose does not fill the memory: the oldest gaps are then given up. */
  private static final int MAX_RANGES = 4096;

  /** The ranges below the highest one, from the first number of a range to its last. */
  private final TreeMap<Long, Long> lower = new TreeMap<>();

  /** The highest range; empty if its first number is above its last. */
  private long first = 0;

  private long last = -1;

  /** What is below was given up or belongs to an earlier start: it is missing no more than it was. */
  private long floor;

  private long highest;
  private boolean started;
  private long latest = Long.MIN_VALUE;
  private long distinct;
  private long duplicates;
  private long unnumbered;
  private long missingBefore;

  private long gapFirst;
  private long gap;
  private boolean again;

  /**
   * Enters a number.
   *
   * @param number 0 to 2^32-1
   * @param at when the PDU was made, in nanoseconds since 1970; {@link Long#MIN_VALUE} if it does not say
   * @return whether the number is new
   */
  boolean add(long number, long at) {
    gap = 0;
    again = false;
    long position = started ? highest + (int) (number - highest) : number;
    boolean seen = contains(position);
    if (seen && at > latest) {
      startAgain();
      position = number;
      seen = false;
    }
    latest = Math.max(latest, at);
    if (seen) {
      duplicates++;
      return false;
    }
    distinct++;
    insert(position);
    return true;
  }

  void addUnnumbered() {
    unnumbered++;
  }

  /** How many numbers the last one left out that were never seen before. */
  long gap() {
    return gap;
  }

  /** The first of those. */
  long gapFirst() {
    return gapFirst & 0xFFFF_FFFFL;
  }

  /** Whether with the last number the sender counts from 0 again. */
  boolean again() {
    return again;
  }

  SequenceCount count() {
    return new SequenceCount(distinct, duplicates, missingBefore + missing(), unnumbered);
  }

  /** A number that was new could not be taken: it has not come. */
  void withdraw(long number) {
    long position = highest + (int) (number - highest);
    if (!contains(position)) {
      return;
    }
    distinct--;
    if (position == last && first == last) {
      Map.Entry<Long, Long> below = lower.pollLastEntry();
      first = below == null ? position : below.getKey();
      last = below == null ? position - 1 : below.getValue();
    } else if (position == last) {
      last--;
    } else if (position >= first) {
      split(position, first, last);
      first = position + 1;
    } else {
      Map.Entry<Long, Long> range = lower.floorEntry(position);
      lower.remove(range.getKey());
      split(position, range.getKey(), range.getValue());
      if (position < range.getValue()) {
        lower.put(position + 1, range.getValue());
      }
    }
  }

  private void split(long position, long from, long to) {
    if (from < position && position <= to) {
      lower.put(from, position - 1);
    }
  }

  /** What came may come again as if for the first time: whoever took it may have lost it. */
  void forget() {
    startOver(highest + 1);
  }

  /**
   * A sender that lost its state counts from 0 again: then a number comes back with a time later than all
   * times so far. A PDU that is sent again has a time that came before.
   */
  private void startAgain() {
    again = true;
    startOver(0);
  }

  private void startOver(long from) {
    missingBefore += missing();
    lower.clear();
    floor = from;
    first = from;
    last = from - 1;
  }

  private long missing() {
    if (first > last) {
      return 0;
    }
    long from = Math.min(floor, lower.isEmpty() ? first : lower.firstKey());
    long held = last + 1 - first;
    for (Map.Entry<Long, Long> range : lower.entrySet()) {
      held += range.getValue() + 1 - range.getKey();
    }
    return last + 1 - from - held;
  }

  private boolean contains(long position) {
    if (position >= first) {
      return position <= last;
    }
    Map.Entry<Long, Long> range = lower.floorEntry(position);
    return range != null && position <= range.getValue();
  }

  private void insert(long position) {
    highest = started ? Math.max(highest, position) : position;
    started = true;
    if (first > last) {
      reveal(floor, position);
      first = position;
      last = position;
    } else if (position == last + 1) {
      last = position;
    } else if (position > last) {
      reveal(last + 1, position);
      lower.put(first, last);
      first = position;
      last = position;
    } else {
      insertBelow(position);
    }
    if (lower.size() >= MAX_RANGES) {
      closeOldestGap();
    }
  }

  private void reveal(long from, long to) {
    gapFirst = from;
    gap = Math.max(0, to - from);
  }

  private void insertBelow(long position) {
    long from = position;
    Map.Entry<Long, Long> below = lower.floorEntry(position);
    if (below != null && below.getValue() == position - 1) {
      from = below.getKey();
    }
    if (position + 1 == first) {
      lower.remove(from);
      first = from;
      return;
    }
    Long above = lower.remove(position + 1);
    lower.put(from, above == null ? position : above);
  }

  private void closeOldestGap() {
    Map.Entry<Long, Long> oldest = lower.pollFirstEntry();
    Map.Entry<Long, Long> next = lower.pollFirstEntry();
    missingBefore += next.getKey() - oldest.getValue() - 1;
    lower.put(oldest.getKey(), next.getValue());
  }
}
