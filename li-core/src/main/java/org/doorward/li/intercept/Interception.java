package org.doorward.li.intercept;

import org.doorward.li.intercept.internal.MintedInterception;
import org.doorward.li.target.TargetIdentifier;

/**
 * The capability to hand over product of one authorised, active task. Minted by the element for a live task
 * and of no use from the instant that task ends: what is handed over afterwards goes nowhere.
 *
 * <p>No method blocks or throws for a reason of interception; what cannot be taken is counted as lost.
 * Thread-safe; product of one thread keeps its order.
 */
public sealed interface Interception permits MintedInterception {
  /**
   * The target of the task that matched, as the ADMF provisioned it.
   *
   * @return one of the task's target identifiers
   */
  TargetIdentifier matched();

  /**
   * Whether the task names {@code identifier} too: what tells the target's side of a session from the other.
   *
   * @param identifier what the traffic carries
   * @return false also if the task has ended
   */
  boolean names(TargetIdentifier identifier);

  /**
   * Whether signalling events are ordered now.
   *
   * @return false also if the task has ended
   */
  boolean ordersIri();

  /**
   * Whether content is ordered now.
   *
   * @return false also if the task has ended
   */
  boolean ordersCc();

  /**
   * Hands over a signalling event for X2. Goes nowhere if the task does not order IRI; counted as lost if X2
   * does not carry its payload format.
   *
   * @param event what was seen
   */
  void iri(Observation event);

  /**
   * Hands over content for X3. Goes nowhere if the task does not order CC; counted as lost if X3 does not
   * carry its payload format.
   *
   * @param content what was seen
   */
  void cc(Observation content);
}
