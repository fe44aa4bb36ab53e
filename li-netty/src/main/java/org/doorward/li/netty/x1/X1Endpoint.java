package org.doorward.li.netty.x1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.doorward.li.authority.PeerIdentity;

/**
 * Answers X1 request containers. But for {@link #atOnce}, called on a worker thread, never an event loop; may block.
 * Called for several connections at a time, and over HTTP/2 for several requests of one. Thread-safe.
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

  /**
   * Answers one container piece by piece. For answers too large to be held whole; what is written goes out as
   * the peer takes it.
   *
   * @param peer who sent it, judged anew for this message
   * @param request the octets of the body; cleared once this method has returned
   * @param answer takes the octets of the response container. Writing blocks while the peer is behind, and fails
   *     once it is cut off. Closed by the caller
   * @throws IOException if the peer is gone; an answer that has begun is then cut, so that nobody takes it
   *     for whole
   */
  default void handle(PeerIdentity peer, byte[] request, OutputStream answer) throws IOException {
    answer.write(handle(peer, request));
  }

  /**
   * Answers one short container that waits neither for the disk nor for anybody, such as a Ping. Called on an event
   * loop, which must not be held up.
   *
   * @param peer who sent it, judged anew for this message
   * @param request the octets of the body; cleared once it is answered
   * @return the octets of the response container; empty, without any effect, if it has to be handled as all others
   */
  default Optional<byte[]> atOnce(PeerIdentity peer, byte[] request) {
    return Optional.empty();
  }
}
