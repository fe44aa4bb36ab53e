package org.doorward.li.policy.internal;

import java.util.Optional;
import java.util.Set;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x1.DestinationDetails;

/** What the rules see of an element's state while they decide. Does not change meanwhile; never blocks. */
public interface ElementView {
  /** The task of that XID, if there is one. */
  Optional<LiveTask> task(Xid xid);

  /** The destination of that DID, if there is one. */
  Optional<DestinationDetails> destination(Did did);

  /** The tasks whose product goes to a destination. */
  Set<LiveTask> tasksTo(Did did);
}
