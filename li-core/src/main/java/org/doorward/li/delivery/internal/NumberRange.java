package org.doorward.li.delivery.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Numbers of one context. Immutable.
 *
 * @param first the first
 * @param last the last, not below
 * @param count how many of them: all, or fewer
 */
record NumberRange(long first, long last, long count) {
  /** All from {@code first} to below {@code end}. */
  static NumberRange of(long first, long end) {
    return new NumberRange(first, end - 1, end - first);
  }

  /** What of {@code from} to below {@code end} stands in none of {@code ranges}, which are in order. */
  static List<NumberRange> gaps(long from, long end, Collection<NumberRange> ranges) {
    List<NumberRange> gaps = new ArrayList<>();
    long at = from;
    for (NumberRange range : ranges) {
      if (range.first > at) {
        gaps.add(of(at, range.first));
      }
      at = Math.max(at, range.last + 1);
    }
    if (at < end) {
      gaps.add(of(at, end));
    }
    return gaps;
  }
}
