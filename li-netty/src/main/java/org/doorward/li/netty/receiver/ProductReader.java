package org.doorward.li.netty.receiver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.netty.receiver.ProductLedger.Verdict;
import org.doorward.li.x2x3.Anomaly;
import org.doorward.li.x2x3.Anomaly.Disposition;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.PduLimits;
import org.doorward.li.x2x3.PduStream;
import org.doorward.li.x2x3.PduType;
import org.doorward.li.x2x3.PduView;
import org.jspecify.annotations.Nullable;

/**
 * Reads one connection's stream: product goes to the handler, Keepalives make it durable. Wrong content never
 * ends the stream, unless every PDU has it. Not thread-safe.
 *
 * @clause TS 103 221-2, 5 and 6.2.4
 */
final class ProductReader {
  /** So many PDUs in a row whose attributes run past their header: the peer does not speak this protocol. */
  private static final int MAX_OVERRUNS_IN_A_ROW = 64;

  private final ProductHandler handler;
  private final PeerIdentity from;
  private final ProductLedger ledger;
  private final Tallies tallies;
  private final LongConsumer acknowledge;
  private final PduStream stream;

  /** Why nothing more is handed over. */
  private @Nullable IOException failure;

  private int overruns;
  private long x2;
  private long x3;
  private boolean whole;

  /**
   * At the beginning of a stream.
   *
   * @param acknowledge answers the Keepalive of that number
   */
  ProductReader(
      ProductHandler handler,
      PeerIdentity from,
      PduLimits limits,
      ProductLedger ledger,
      Tallies tallies,
      LongConsumer acknowledge) {
    this.handler = handler;
    this.from = from;
    this.ledger = ledger;
    this.tallies = tallies;
    this.acknowledge = acknowledge;
    this.stream = new PduStream(limits, this::pdu);
  }

  /**
   * Reads the next piece, to its end.
   *
   * @return whether a whole PDU was in it
   * @throws DecodeException if a frame is wrong, what is before it having been read
   * @throws IOException if the handler does not take it, or it is no use to go on
   */
  boolean read(ByteBuffer piece) throws DecodeException, IOException {
    whole = false;
    try {
      stream.accept(piece);
    } finally {
      tally();
    }
    if (failure != null) {
      throw failure;
    }
    return whole;
  }

  /** Counting each PDU for itself would cost as much as reading it. */
  private void tally() {
    tallies.events.count(ReceiverEvent.X2, x2);
    tallies.events.count(ReceiverEvent.X3, x3);
    x2 = 0;
    x3 = 0;
  }

  /** The stream ends. */
  void end() throws DecodeException {
    stream.end();
  }

  private void pdu(PduView pdu) {
    if (failure != null) {
      return;
    }
    try {
      judge(pdu);
    } catch (IOException e) {
      failure = e;
    } catch (RuntimeException e) {
      failure = new IOException("the handler failed", e);
    }
  }

  private void judge(PduView pdu) throws IOException {
    if (!pdu.flawless()) {
      pdu.anomalies().forEach(tallies.anomalies::count);
    }
    whole = true;
    PduType type = pdu.type();
    if (type.equals(PduType.X3)) {
      x3++;
      product(pdu);
    } else if (type.equals(PduType.X2)) {
      x2++;
      product(pdu);
    } else {
      other(type, pdu);
    }
  }

  private void other(PduType type, PduView pdu) throws IOException {
    if (type.equals(PduType.KEEPALIVE_ACK)) {
      tallies.events.count(ReceiverEvent.ACKNOWLEDGEMENT_IGNORED);
    } else if (!type.equals(PduType.KEEPALIVE)) {
      tallies.events.count(ReceiverEvent.UNKNOWN_TYPE);
      product(pdu);
    } else if (pdu.disposition() == Disposition.ACCEPT) {
      keepalive(pdu.number(AttributeType.SEQUENCE_NUMBER));
    } else {
      tallies.events.count(ReceiverEvent.KEEPALIVE_UNNUMBERED);
    }
  }

  private void product(PduView pdu) throws IOException {
    Verdict verdict = ledger.enter(pdu, event -> handler.sequence(from, event));
    boolean taken = false;
    try {
      handler.received(from, pdu, verdict);
      taken = true;
    } finally {
      if (!taken && verdict == Verdict.NEW) {
        ledger.withdraw(pdu);
      }
    }
    overruns = pdu.has(Anomaly.ATTRIBUTE_OVERRUN) ? overruns + 1 : 0;
    if (overruns == MAX_OVERRUNS_IN_A_ROW) {
      throw new BrokenContentException();
    }
  }

  private void keepalive(long number) throws IOException {
    boolean durable = false;
    try {
      handler.sync();
      durable = true;
    } finally {
      if (!durable) {
        ledger.forget();
      }
    }
    tally();
    tallies.events.count(ReceiverEvent.KEEPALIVE);
    acknowledge.accept(number);
  }

  /** Attributes ran past their header in one PDU after the other. Without stack trace: a peer can cause it. */
  static final class BrokenContentException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenContentException() {
      super("attributes run past their header again and again");
    }
  }
}
