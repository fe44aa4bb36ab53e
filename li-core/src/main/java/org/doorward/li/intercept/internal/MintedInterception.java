package org.doorward.li.intercept.internal;

import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.Terms;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.target.TargetIdentifier;

/** One live task's capability for one of its targets. Minted by {@link LiveInterceptionPoint} only. */
public final class MintedInterception implements Interception {
  private final LiveInterceptionPoint point;
  private final ActiveTask task;
  private final TargetIdentifier matched;

  MintedInterception(LiveInterceptionPoint point, ActiveTask task, TargetIdentifier matched) {
    this.point = point;
    this.task = task;
    this.matched = matched;
  }

  @Override
  public TargetIdentifier matched() {
    return matched;
  }

  @Override
  public boolean names(TargetIdentifier identifier) {
    if (point.termsNow(task, matched) == null) {
      return false;
    }
    for (Interception one : point.match(identifier)) {
      if (((MintedInterception) one).task == task) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean ordersIri() {
    return orders(Interface.X2);
  }

  @Override
  public boolean ordersCc() {
    return orders(Interface.X3);
  }

  @Override
  public void iri(Observation event) {
    point.handOver(task, matched, Interface.X2, event);
  }

  @Override
  public void cc(Observation content) {
    point.handOver(task, matched, Interface.X3, content);
  }

  private boolean orders(Interface via) {
    Terms terms = point.termsNow(task, matched);
    return terms != null && !terms.destinations(via).isEmpty();
  }

  ActiveTask task() {
    return task;
  }

  /** Names neither task nor target. */
  @Override
  public String toString() {
    return "Interception";
  }
}
