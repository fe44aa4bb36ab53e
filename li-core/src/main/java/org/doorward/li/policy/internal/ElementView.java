package org.doorward.li.policy.internal;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.GenericObject;

/**
 * What the rules see of an element's state while they decide. What the request concerns does not change
 * meanwhile; never blocks.
 */
public interface ElementView {
  /** Whether the element knows what it held before it started; if not, what is asked of here may be missing. */
  boolean known();

  /** Whether the element's clock can be relied on. */
  boolean timeTrusted();

  /** The task of that XID, if there is one. */
  Optional<LiveTask> task(Xid xid);

  /** All tasks. */
  Collection<LiveTask> tasks();

  /** The destination of that DID, if there is one. */
  Optional<DestinationDetails> destination(Did did);

  /** All destinations. */
  Collection<DestinationDetails> destinations();

  /** The object of that identifier, if there is one. */
  Optional<GenericObject> object(GenericObjectId id);

  /** All objects. */
  Collection<GenericObject> objects();

  /** The tasks whose product goes to a destination, which they name or have in a set. */
  default Set<LiveTask> tasksTo(Did did) {
    return tasks().stream()
        .filter(task -> References.destinations(task.details(), this::object).contains(did))
        .collect(toUnmodifiableSet());
  }

  /** The tasks that name an object. */
  default Set<LiveTask> tasksNaming(GenericObjectId id) {
    return tasks().stream()
        .filter(task -> References.objects(task.details()).contains(id))
        .collect(toUnmodifiableSet());
  }
}
