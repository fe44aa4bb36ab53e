package org.doorward.li.intercept.internal;

import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.Terms;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.intercept.Observation;
import org.doorward.li.target.TargetIdentifier;

/**
 * One piece of product on its way from the traffic path to its sequence number.
 *
 * @param task the task it is for
 * @param terms the terms it was captured under
 * @param matched the target that matched
 * @param via the interface it goes to
 * @param seen what was seen
 * @param nanos when it was handed over, of {@link System#nanoTime}
 */
record HandOver(
    ActiveTask task,
    Terms terms,
    TargetIdentifier matched,
    Interface via,
    Observation seen,
    long nanos)
    implements HandOverRing.Work {
  /** What it is correlated by. */
  CorrelationId correlation() {
    return terms.correlation(seen.correlation());
  }
}
