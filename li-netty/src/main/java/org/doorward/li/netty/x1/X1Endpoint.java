package org.doorward.li.netty.x1;

import org.doorward.li.authority.PeerIdentity;

/**
 * Answers X1 request containers. Called on a worker thread, never an event loop; may block. Called for several
 * connections at a time, but never twice at once for one. Thread-safe.
 */
@FunctionalInterface
public interface X1Endpoint {
  /**
   * Answers one container. Every outcome that X1 knows is a response, an error or a top-level error too, and
   * travels as HTTP 200; an exception becomes an HTTP 500 that says nothing.
   *
   * @param peer who sent it, judged anew for this message
   * @param request the octets of the body; cleared once this method has returned
   * @return the octets of the response container
   */
  byte[] handle(PeerIdentity peer, byte[] request);
}
