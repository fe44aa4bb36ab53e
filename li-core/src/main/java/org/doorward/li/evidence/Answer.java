package org.doorward.li.evidence;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the entries of a range say to a question. Immutable.
 *
 * @param counts what was counted, zeros included; which findings there are, the question says
 * @param about the numbers of all entries that concern the question, in their order
 */
public record Answer(Map<Finding, Long> counts, List<Long> about) {
  /** The most entries that one answer is about; for more, ask over a shorter range. */
  public static final int MAX_ENTRIES = 1_000_000;

  /**
   * Copies what it is given.
   *
   * @param counts copied
   * @param about copied
   */
  public Answer {
    Map<Finding, Long> copy = new EnumMap<>(Finding.class);
    copy.putAll(counts);
    counts = Collections.unmodifiableMap(copy);
    about = List.copyOf(about);
  }
}
