package org.doorward.li.netty.receiver;

import java.io.IOException;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.HandshakeRefusal;
import org.doorward.li.netty.receiver.ProductLedger.Verdict;
import org.doorward.li.x2x3.PduView;

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
   * <p>A PDU is a duplicate if this receiver has handed it over before, and no exception came back: it can be
   * dropped. After an exception, from here or from {@link #sync}, what comes again is new again.
   *
   * @param from who sent it
   * @param pdu the PDU where it came in, and what is wrong with its content; holds for this call only, and is
   *     made a value by {@link PduView#received}
   * @param verdict whether it came before
   * @throws IOException if it cannot be taken
   */
  void received(PeerIdentity from, PduView pdu, Verdict verdict) throws IOException;

  /**
   * Takes note of a gap in the numbers of a context, or of a sender that counts from 0 again; before the PDU
   * that shows it. Does nothing unless overridden.
   *
   * @param from who sent the PDU that shows it
   * @param event what it shows
   */
  default void sequence(PeerIdentity from, SequenceEvent event) {}

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
