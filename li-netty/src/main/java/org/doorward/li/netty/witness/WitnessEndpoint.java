package org.doorward.li.netty.witness;

import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.evidence.AddCheckpoint;
import org.doorward.li.evidence.WitnessAnswer;

/** What stands behind a {@link WitnessServer}. Thread-safe. */
@FunctionalInterface
public interface WitnessEndpoint {
  /**
   * Answers one request. Called on a worker thread, may block. What is cosigned has to be durable before this
   * returns. Whatever it throws becomes a 500 that says nothing.
   *
   * @param peer who asks
   * @param request what is asked, none of it verified
   * @return the answer
   */
  WitnessAnswer add(PeerIdentity peer, AddCheckpoint request);
}
