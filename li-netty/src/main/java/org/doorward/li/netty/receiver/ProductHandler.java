package org.doorward.li.netty.receiver;

import java.io.IOException;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.HandshakeRefusal;
import org.doorward.li.identifier.Octets;
import org.doorward.li.x2x3.ReceivedPdu;

/**
 * Takes what a receiver receives. Called on worker threads and may block: the sender is then read no further.
 * One connection's calls come one after the other, in the order of its stream; those of several connections
 * overlap. Whatever it throws closes the connection, and the sender sends again what was not acknowledged.
 */
public interface ProductHandler {
  /**
   * Takes one PDU that is no Keepalive, also one of an unknown type or with wrong content: its disposition says
   * what is to become of it.
   *
   * @param from who sent it
   * @param received the PDU, and what is wrong with its content
   * @param octets as they came
   * @throws IOException if it cannot be taken
   */
  void received(PeerIdentity from, ReceivedPdu received, Octets octets) throws IOException;

  /**
   * Makes durable whatever {@link #received} took up to now. The sender's Keepalive is acknowledged when it
   * returns, and the sender forgets what came before: an acknowledgement means stored.
   *
   * @throws IOException if it cannot be made durable
   */
  void sync() throws IOException;

  /**
   * Takes note of a peer that was refused, or is no longer accepted.
   *
   * @param refusal why, and what it showed
   */
  default void refused(HandshakeRefusal refusal) {}
}
