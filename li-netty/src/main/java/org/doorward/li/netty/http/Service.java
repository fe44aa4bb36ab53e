package org.doorward.li.netty.http;

import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.identifier.Octets;

/** Answers requests. Called on a worker thread, never an event loop; may block. Thread-safe. */
@FunctionalInterface
public interface Service {
  /**
   * What to answer.
   *
   * @param status of HTTP
   * @param mediaType of the body
   * @param body its octets
   */
  record Reply(int status, String mediaType, Octets body) {}

  /** Answers one request; whatever it throws becomes a 500 that says nothing. */
  Reply answer(PeerIdentity peer, byte[] body);
}
