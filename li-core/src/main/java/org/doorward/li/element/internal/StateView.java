package org.doorward.li.element.internal;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.policy.internal.ElementView;
import org.doorward.li.policy.internal.LiveTask;
import org.doorward.li.x1.DestinationDetails;

/**
 * The element's tables as the rules see them. Read by whoever has taken of {@link
 * ObjectOrder} what the request concerns.
 *
 * @param tasks the live tasks
 * @param destinations the destinations
 */
record StateView(ActiveTasks tasks, Destinations destinations) implements ElementView {
  @Override
  public Optional<LiveTask> task(Xid xid) {
    return tasks.find(xid).flatMap(ActiveTask::terms).map(StateView::live);
  }

  @Override
  public Optional<DestinationDetails> destination(Did did) {
    return destinations.find(did);
  }

  @Override
  public Set<LiveTask> tasksTo(Did did) {
    Set<LiveTask> using = new LinkedHashSet<>();
    for (ActiveTask task : tasks.all()) {
      task.terms()
          .filter(terms -> terms.details().listOfDids().dids().contains(did))
          .map(StateView::live)
          .ifPresent(using::add);
    }
    return using;
  }

  private static LiveTask live(Terms terms) {
    return new LiveTask(terms.details(), terms.mandate());
  }
}
