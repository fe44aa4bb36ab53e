package org.doorward.li.element;

import java.time.Duration;

/**
 * The times of the keepalive fail-safe, by the names of the configuration schema, and whether it removes tasks.
 * Whole seconds. Immutable.
 *
 * @param keepaliveTimeP1 how long an ADMF may take to acknowledge the report that it is silent; 1 s at least
 * @param keepaliveTimeP2 how long an ADMF may be silent; 1 s at least
 * @param keepaliveTimeP3 how long an ADMF that has acknowledged the report may go on being silent
 * @param removesTasks whether the tasks of an ADMF that stays silent are removed
 * @clause TS 103 221-1, 6.6.2
 */
public record KeepaliveSettings(
    Duration keepaliveTimeP1,
    Duration keepaliveTimeP2,
    Duration keepaliveTimeP3,
    boolean removesTasks) {
  private static final Duration MOST = Duration.ofDays(365);

  /** 60 s, 1 h and 2 h; tasks are removed. */
  public static final KeepaliveSettings DEFAULT =
      new KeepaliveSettings(Duration.ofSeconds(60), Duration.ofHours(1), Duration.ofHours(2), true);

  /**
   * Checks the times: a fail-safe that is wrongly configured is an error, never off.
   *
   * @param keepaliveTimeP1 1 s to a year
   * @param keepaliveTimeP2 1 s to a year
   * @param keepaliveTimeP3 0 s to a year
   * @param removesTasks true or false
   * @throws IllegalArgumentException if a time is out of its bounds or not of whole seconds
   */
  public KeepaliveSettings {
    check("keepaliveTimeP1", keepaliveTimeP1, 1);
    check("keepaliveTimeP2", keepaliveTimeP2, 1);
    check("keepaliveTimeP3", keepaliveTimeP3, 0);
  }

  private static void check(String name, Duration time, long leastSeconds) {
    if (time.toSeconds() < leastSeconds
        || !time.equals(Duration.ofSeconds(time.toSeconds()))
        || time.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          name + " has to be of whole seconds, " + leastSeconds + " at least, a year at most");
    }
  }

  /**
   * These settings with another first time.
   *
   * @param time keepaliveTimeP1
   * @return changed settings
   */
  public KeepaliveSettings timeP1(Duration time) {
    return new KeepaliveSettings(time, keepaliveTimeP2, keepaliveTimeP3, removesTasks);
  }

  /**
   * These settings with another second time.
   *
   * @param time keepaliveTimeP2
   * @return changed settings
   */
  public KeepaliveSettings timeP2(Duration time) {
    return new KeepaliveSettings(keepaliveTimeP1, time, keepaliveTimeP3, removesTasks);
  }

  /**
   * These settings with another third time.
   *
   * @param time keepaliveTimeP3
   * @return changed settings
   */
  public KeepaliveSettings timeP3(Duration time) {
    return new KeepaliveSettings(keepaliveTimeP1, keepaliveTimeP2, time, removesTasks);
  }

  /**
   * These settings, under which silence is reported and removes nothing.
   *
   * @return changed settings
   */
  public KeepaliveSettings reportingOnly() {
    return new KeepaliveSettings(keepaliveTimeP1, keepaliveTimeP2, keepaliveTimeP3, false);
  }
}
