package org.doorward.li.element.internal;

import java.util.Collection;
import java.util.Optional;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.policy.internal.ElementView;
import org.doorward.li.policy.internal.LiveTask;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GenericObject;

/**
 * The element's tables as the rules see them. Read by whoever has taken of {@link ObjectOrder} what the request
 * concerns.
 *
 * @param tables the tables
 * @param clock the element's clock
 * @param known whether the tables hold what was kept
 */
record StateView(Tables tables, GuardedClock clock, boolean known) implements ElementView {
  @Override
  public boolean timeTrusted() {
    return clock.trusted();
  }

  @Override
  public Optional<LiveTask> task(Xid xid) {
    return tables.tasks().find(xid).flatMap(ActiveTask::terms).map(StateView::live);
  }

  @Override
  public Collection<LiveTask> tasks() {
    return tables.tasks().all().stream()
        .flatMap(task -> task.terms().stream())
        .map(StateView::live)
        .toList();
  }

  @Override
  public Optional<DestinationDetails> destination(Did did) {
    return tables.destinations().find(did);
  }

  @Override
  public Collection<DestinationDetails> destinations() {
    return tables.destinations().all();
  }

  @Override
  public Optional<GenericObject> object(GenericObjectId id) {
    return tables.objects().find(id);
  }

  @Override
  public Collection<GenericObject> objects() {
    return tables.objects().all();
  }

  private static LiveTask live(Terms terms) {
    return new LiveTask(terms.details(), terms.mandate());
  }
}
