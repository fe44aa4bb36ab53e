package org.doorward.li.intercept;

import java.util.Collection;
import java.util.List;
import org.doorward.li.intercept.internal.LiveInterceptionPoint;
import org.doorward.li.target.TargetIdentifier;

/**
 * Where the element's traffic meets the tasks that are live now (a POI). Thread-safe; wait-free.
 *
 * @clause TS 103 221-1, 4.2
 */
public sealed interface InterceptionPoint permits LiveInterceptionPoint {
  /**
   * The interceptions that {@code identifier} is a target of. Almost always none.
   *
   * <p>A caller that follows a session decides once and keeps what it got: an interception follows the
   * changes of its task and dies with it.
   *
   * @param identifier what the traffic carries
   * @return one for each live task that names the identifier, a range that it is in, or its digest; see {@link
   *     Probe}
   */
  List<Interception> match(TargetIdentifier identifier);

  /**
   * The interceptions that any of several identifiers is a target of, as of one subscriber or one call: one
   * for each task, however many of the identifiers it names.
   *
   * @param identifiers what the traffic carries
   * @return for each live task the interception of the first identifier that it names; empty if there is none
   */
  List<Interception> match(Collection<TargetIdentifier> identifiers);

  /**
   * What a thread of a packet path asks with, so that it need not make an object of what it finds in a packet.
   *
   * @return a probe of this point for one thread
   */
  Probe probe();
}
