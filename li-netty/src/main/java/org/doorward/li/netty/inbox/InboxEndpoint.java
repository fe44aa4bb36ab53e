package org.doorward.li.netty.inbox;

import org.doorward.li.authority.MandateInbox.Submission;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.identifier.Octets;

/** Takes in mandates, revocations and trust policies. Called on a worker thread, never an event loop; may block. Thread-safe. */
@FunctionalInterface
public interface InboxEndpoint {
  /**
   * Takes in one of them.
   *
   * @param peer who brought it, judged anew for this submission
   * @param envelope the encoded envelope, not looked into yet
   * @return whether it was taken in
   */
  Submission submit(PeerIdentity peer, Octets envelope);
}
