package org.doorward.li.authority;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How many witnesses have to have cosigned an element's log, and how soon. While that is not so nothing begins and
 * nothing is shown; what runs goes on, and stopping works.
 *
 * @param witnesses how many of those that elements ask
 * @param beforeEffect whether the entry of an activation, of a change of a task, of a vendor grant and of its session
 *     has to be cosigned before any of these takes effect
 * @param grace how old the last cosigned checkpoint may be
 * @param graceEntries how many entries may stand behind it
 */
public record WitnessQuorum(int witnesses, boolean beforeEffect, Duration grace, int graceEntries) {
  /** What is usual: as long as nobody is expected to notice, and short enough for somebody to be called. */
  public static final Duration USUAL_GRACE = Duration.ofMinutes(10);

  /** What is usual. */
  public static final int USUAL_GRACE_ENTRIES = 10_000;

  /** No trust policy lets a checkpoint be older. */
  public static final Duration LONGEST_GRACE = Duration.ofDays(1);

  /** No trust policy lets more entries stand behind it. */
  public static final int MOST_GRACE_ENTRIES = 1_000_000;

  /**
   * Checks the range.
   *
   * @param witnesses at least one
   * @param beforeEffect either
   * @param grace a second to {@link #LONGEST_GRACE}, whole seconds
   * @param graceEntries 1 to {@link #MOST_GRACE_ENTRIES}
   * @throws IllegalArgumentException if one is out of range
   */
  public WitnessQuorum {
    boolean whole = grace.truncatedTo(ChronoUnit.SECONDS).equals(grace);
    if (!whole
        || grace.compareTo(Duration.ofSeconds(1)) < 0
        || grace.compareTo(LONGEST_GRACE) > 0) {
      throw new IllegalArgumentException("grace is not between a second and a day");
    }
    if (witnesses < 1 || graceEntries < 1 || graceEntries > MOST_GRACE_ENTRIES) {
      throw new IllegalArgumentException("no witness, or a grace that is none or too long");
    }
  }

  /**
   * Cosigned within the usual grace.
   *
   * @param witnesses at least one
   * @return the quorum
   */
  public static WitnessQuorum withinGrace(int witnesses) {
    return new WitnessQuorum(witnesses, false, USUAL_GRACE, USUAL_GRACE_ENTRIES);
  }
}
