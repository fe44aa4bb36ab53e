package org.doorward.li.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.ServiceType;
import org.doorward.li.identifier.Xid;
import org.doorward.li.target.TargetType;
import org.doorward.li.x1.DestinationDetails;
import org.doorward.li.x1.TaskDetails;

/** What an element holds and can do, as the rules see it. Read under the element's change lock. */
public interface ElementState {
  /**
   * The live task of that identifier.
   *
   * @param xid the task
   * @return empty if there is none
   */
  Optional<TaskDetails> task(Xid xid);

  /**
   * The destination of that identifier.
   *
   * @param did the destination
   * @return empty if there is none
   */
  Optional<DestinationDetails> destination(Did did);

  /**
   * The live tasks that deliver to a destination.
   *
   * @param did the destination
   * @return in the order of their activation
   */
  List<TaskDetails> tasksUsing(Did did);

  /**
   * The kinds of target that the element can match.
   *
   * @return what the embedding software declared
   */
  Set<TargetType> matchable();

  /**
   * The services that the element can tell apart; a task that names another cannot be honoured.
   *
   * @return what the embedding software declared
   */
  Set<ServiceType> services();
}
