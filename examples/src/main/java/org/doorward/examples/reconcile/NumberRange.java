package org.doorward.examples.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Sequence numbers without a gap. Immutable.
 *
 * @param first not negative
 * @param last not below {@code first}
 */
public record NumberRange(long first, long last) {
  /** Refuses what is no range. */
  public NumberRange {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("no range of numbers");
    }
  }

  /** How many numbers there are. */
  public long length() {
    return last - first + 1;
  }

  /** The numbers as ranges, in order. */
  public static List<NumberRange> of(Collection<Long> numbers) {
    List<NumberRange> ranges = new ArrayList<>();
    for (long number : new TreeSet<>(numbers)) {
      int before = ranges.size() - 1;
      if (before >= 0 && ranges.get(before).last() == number - 1) {
        ranges.set(before, new NumberRange(ranges.get(before).first(), number));
      } else {
        ranges.add(new NumberRange(number, number));
      }
    }
    return ranges;
  }

  /** What is in this range and in none of the others, which may overlap and have any order. */
  List<NumberRange> without(Collection<NumberRange> others) {
    List<NumberRange> left = List.of(this);
    for (NumberRange other : others) {
      List<NumberRange> less = new ArrayList<>();
      for (NumberRange one : left) {
        if (other.last < one.first || other.first > one.last) {
          less.add(one);
          continue;
        }
        if (one.first < other.first) {
          less.add(new NumberRange(one.first, other.first - 1));
        }
        if (one.last > other.last) {
          less.add(new NumberRange(other.last + 1, one.last));
        }
      }
      left = less;
    }
    return left.stream().sorted((a, b) -> Long.compare(a.first, b.first)).toList();
  }
}
