package org.doorward.li.element;

/**
 * What the embedding software says about the element as a whole: what belongs to no task and to no destination.
 * Nothing waits. Thread-safe.
 *
 * @clause TS 103 221-1, 6.5.4
 */
public interface ElementFaults {
  /**
   * A fault begins. Reported once, as FaultReport, and shown in the element's status until it ends.
   *
   * @param fault what is wrong
   */
  void began(FaultName fault);

  /**
   * A fault is over. Reported as FaultCleared.
   *
   * @param fault what was wrong
   */
  void ended(FaultName fault);

  /**
   * Something deserves attention and is no fault. Reported as Warning, not oftener than once in the reporting
   * interval.
   *
   * @param subject what it is about
   */
  void warn(FaultName subject);
}
