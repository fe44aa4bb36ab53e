package org.doorward.li.netty.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.tls.HandshakeRefusal;
import org.doorward.li.identifier.Octets;
import org.doorward.li.netty.receiver.ProductHandler;
import org.doorward.li.netty.receiver.ProductLedger.Verdict;
import org.doorward.li.netty.receiver.SequenceEvent;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduView;
import org.doorward.li.x2x3.ReceivedPdu;

/**
 * Stores as a file does: what was not synchronised is gone after {@link #crash}.
 */
public final class StoringHandler implements ProductHandler {
  /** What came, in order, and who sent it. */
  public record Item(PeerIdentity from, ReceivedPdu received, Octets octets, Verdict verdict) {}

  public final BlockingQueue<Item> received = new LinkedBlockingQueue<>();
  public final List<HandshakeRefusal> refusals = new CopyOnWriteArrayList<>();
  public final List<SequenceEvent> events = new CopyOnWriteArrayList<>();
  private final List<Pdu> cached = new ArrayList<>();
  private final List<Pdu> stored = new ArrayList<>();
  private volatile boolean broken;

  @Override
  public synchronized void received(PeerIdentity from, PduView pdu, Verdict verdict)
      throws IOException {
    if (broken) {
      throw new IOException("no room");
    }
    Item item = new Item(from, pdu.received(), Octets.of(pdu.whole()), verdict);
    cached.add(item.received().pdu());
    received.add(item);
  }

  @Override
  public void sequence(PeerIdentity from, SequenceEvent event) {
    events.add(event);
  }

  @Override
  public synchronized void sync() throws IOException {
    if (broken) {
      throw new IOException("no disk");
    }
    stored.addAll(cached);
    cached.clear();
  }

  @Override
  public void refused(HandshakeRefusal refusal) {
    refusals.add(refusal);
  }

  /** Loses what was not made durable. */
  public synchronized void crash() {
    cached.clear();
  }

  /** From now on nothing can be taken or stored. */
  public void fail() {
    broken = true;
  }

  public void repair() {
    broken = false;
  }

  public synchronized List<Pdu> stored() {
    return List.copyOf(stored);
  }
}
