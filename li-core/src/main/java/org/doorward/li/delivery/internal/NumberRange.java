package org.doorward.li.delivery.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Numbers of one context. Immutable.
 *
 * @param first the first
 * @param last the last, not below
 */
record NumberRange(long first, long last) {
  long count() {
    return last - first + 1;
  }

  /** What of {@code from} to below {@code end} stands in none of {@code ranges}, which are in order. */
  static List<NumberRange> gaps(long from, long end, Collection<NumberRange> ranges) {
    List<NumberRange> gaps = new ArrayList<>();
    long at = from;
    for (NumberRange range : ranges) {
      if (range.first > at) {
        gaps.add(new NumberRange(at, range.first - 1));
      }
      at = Math.max(at, range.last + 1);
    }
    if (at < end) {
      gaps.add(new NumberRange(at, end - 1));
    }
    return gaps;
  }
}
