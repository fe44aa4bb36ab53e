package org.doorward.li.crypto.tls;

/**
 * Hears of every connection that did not come about, and of every one that was closed because its peer is no
 * longer accepted. Called on an event loop: must not block, and must not throw.
 */
@FunctionalInterface
public interface HandshakeRefusals {
  /**
   * A peer was refused.
   *
   * @param refusal why, and what it showed
   */
  void refused(HandshakeRefusal refusal);
}
