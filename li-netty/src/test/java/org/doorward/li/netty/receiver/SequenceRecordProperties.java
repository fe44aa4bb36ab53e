package org.doorward.li.netty.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Ranges of numbers against a plain set of them. */
class SequenceRecordProperties {
  /** Values up to 40 are numbers that come, from 41 on numbers that are withdrawn. */
  @Property
  void whatIsWithdrawnHasNotCome(
      @ForAll @LongRange(max = 0xFFFF_FFFFL) long start,
      @ForAll @Size(max = 80) List<@IntRange(max = 81) Integer> steps) {
    SequenceRecord record = new SequenceRecord();
    TreeSet<Long> came = new TreeSet<>(List.of(start));
    record.add(start, 0);
    long gaps = record.gap();
    assertEquals(start, gaps);
    for (int step : steps) {
      long position = start + step % 41;
      long number = position & 0xFFFF_FFFFL;
      if (step <= 40) {
        assertEquals(came.add(position), record.add(number, 0));
      } else if (position != start) {
        came.remove(position);
        record.withdraw(number);
      }
      long span = came.last() + 1;
      assertEquals(came.size(), record.count().distinct());
      assertEquals(span - came.size(), record.count().missing());
    }
  }

  /** Every gap is reported once, when it comes about. */
  @Property
  void theGapsThatAreReportedAreThoseThatAreThere(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 5) Integer> steps) {
    SequenceRecord record = new SequenceRecord();
    long number = 0;
    long reported = 0;
    record.add(0, 0);
    for (int step : steps) {
      number += step;
      record.add(number, 0);
      reported += record.gap();
      if (step > 1) {
        assertEquals(number - step + 1, record.gapFirst());
      }
      assertEquals(reported, record.count().missing());
    }
  }

  @Property
  void whatIsForgottenComesForTheFirstTime(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 20) Integer> before,
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 20) Integer> after) {
    SequenceRecord record = new SequenceRecord();
    before.forEach(number -> record.add(number, 0));
    record.forget();
    TreeSet<Integer> came = new TreeSet<>();
    for (int number : after) {
      assertEquals(came.add(number), record.add(number, 0));
    }
  }
}
