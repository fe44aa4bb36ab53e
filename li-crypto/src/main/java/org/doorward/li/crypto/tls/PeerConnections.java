package org.doorward.li.crypto.tls;

import org.doorward.li.authority.PeerIdentity;

/**
 * Hears of the connections of a listener: of every one that did not come about, and of every one that came, ended,
 * or was closed because its peer is no longer accepted. Called on an event loop: must not block, and must not throw.
 */
@FunctionalInterface
public interface PeerConnections {
  /**
   * A peer was refused.
   *
   * @param refusal why, and what it showed
   */
  void refused(HandshakeRefusal refusal);

  /**
   * A peer was accepted, and its connection stands. Does nothing unless overridden.
   *
   * @param peer who it is
   */
  default void accepted(PeerIdentity peer) {}

  /**
   * The connection of a peer that was accepted has ended. Does nothing unless overridden.
   *
   * @param peer who it was
   */
  default void ended(PeerIdentity peer) {}
}
