package org.doorward.li.netty.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.BiFunction;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.identifier.Octets;

/** Answers requests. Thread-safe. */
@FunctionalInterface
public interface Service {
  /** Where the answer to one request goes. Confined to the worker that answers it. */
  interface Outlet {
    /**
     * Begins the answer, once.
     *
     * @param status of HTTP
     * @param mediaType of the body
     * @return takes the body. A short one goes out whole at the end; of a long one each piece goes out as the
     *     peer takes it, and writing blocks while it does not. Fails once the peer is cut off
     */
    OutputStream begin(int status, String mediaType);
  }

  /**
   * What to answer.
   *
   * @param status of HTTP
   * @param mediaType of the body
   * @param body its octets
   */
  record Reply(int status, String mediaType, Octets body) {}

  /**
   * Answers one request. Called on a worker thread, never an event loop; may block. Whatever it throws becomes a 500 that says nothing, or cuts an answer that is already
   * on its way.
   */
  void answer(PeerIdentity peer, byte[] body, Outlet outlet) throws IOException;

  /**
   * Answers one request that waits for nothing. Called on an event loop, which must not be held up.
   *
   * @return empty, without any effect, for all others: {@link #answer} gets them
   */
  default Optional<Reply> atOnce(PeerIdentity peer, byte[] body) {
    return Optional.empty();
  }

  /** A service that has each answer whole before it begins it. */
  static Service whole(BiFunction<PeerIdentity, byte[], Reply> replies) {
    return (peer, body, outlet) -> {
      Reply reply = replies.apply(peer, body);
      outlet.begin(reply.status(), reply.mediaType()).write(reply.body().toByteArray());
    };
  }
}
