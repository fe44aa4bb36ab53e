package org.doorward.li.netty.receiver;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers that came in one context, as ranges. A 32-bit number is taken for the one nearest to the highest
 * so far, so that the step from 2^32-1 to 0 goes on upwards. Not thread-safe.
 */
final class SequenceRecord {
  /** A peer that leaves gaps on purpose does not fill the memory: the oldest gaps are then given up. */
  private static final int MAX_RANGES = 4096;

  /** From the first number of a range to its last. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  private Instant latest = Instant.MIN;
  private long distinct;
  private long duplicates;
  private long unnumbered;
  private long missingBefore;

  /** Whether the number is new. */
  boolean add(long number, Instant at) {
    long position = position(number);
    boolean seen = contains(position);
    if (seen && at.isAfter(latest)) {
      startAgain();
      position = number;
      seen = false;
    }
    if (at.isAfter(latest)) {
      latest = at;
    }
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

  SequenceCount count() {
    return new SequenceCount(distinct, duplicates, missingBefore + missing(), unnumbered);
  }

  /**
   * A sender that lost its state counts from 0 again: then a number comes back with a time later than all
   * times so far. A PDU that is sent again has a time that came before.
   */
  private void startAgain() {
    missingBefore += missing();
    ranges.clear();
  }

  private long missing() {
    if (ranges.isEmpty()) {
      return 0;
    }
    long from = Math.min(0, ranges.firstKey());
    long span = ranges.lastEntry().getValue() + 1 - from;
    long held = 0;
    for (Map.Entry<Long, Long> range : ranges.entrySet()) {
      held += range.getValue() + 1 - range.getKey();
    }
    return span - held;
  }

  private long position(long number) {
    if (ranges.isEmpty()) {
      return number;
    }
    long highest = ranges.lastEntry().getValue();
    return highest + (int) (number - highest);
  }

  private boolean contains(long position) {
    Map.Entry<Long, Long> range = ranges.floorEntry(position);
    return range != null && position <= range.getValue();
  }

  private void insert(long position) {
    long first = position;
    long last = position;
    Map.Entry<Long, Long> below = ranges.floorEntry(position);
    if (below != null && below.getValue() == position - 1) {
      first = below.getKey();
    }
    Long above = ranges.remove(position + 1);
    if (above != null) {
      last = above;
    }
    ranges.put(first, last);
    if (ranges.size() > MAX_RANGES) {
      closeOldestGap();
    }
  }

  private void closeOldestGap() {
    Map.Entry<Long, Long> oldest = ranges.pollFirstEntry();
    Map.Entry<Long, Long> next = ranges.pollFirstEntry();
    missingBefore += next.getKey() - oldest.getValue() - 1;
    ranges.put(oldest.getKey(), next.getValue());
  }
}
