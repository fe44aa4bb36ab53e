package org.doorward.li.spec.kill;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.fault.LiException;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.receiver.ProductHandler;
import org.doorward.li.netty.receiver.ProductLedger.Verdict;
import org.doorward.li.netty.receiver.X2X3Receiver;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.x2x3.PduType;
import org.doorward.li.x2x3.PduView;

/** An MDF that remembers the numbers that it has received, and may be slow. Thread-safe. */
final class CountingMdf implements AutoCloseable {
  private static final int PDUS_BETWEEN_PAUSES = 20;

  /** What is numbered: at one MDF all product has one Correlation ID here. */
  record Context(Xid xid, boolean content) {}

  private final LabPki.Component component;
  private final X2X3Receiver receiver;
  private final Operator.Place place;
  private final Map<Context, BitSet> numbers = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private volatile long pauseNanos;

  private final class Handler implements ProductHandler {
    @Override
    public void received(PeerIdentity from, PduView pdu, Verdict verdict) {
      BitSet of = numbers.computeIfAbsent(
          new Context(pdu.xid(), pdu.type().equals(PduType.X3)), any -> new BitSet());
      synchronized (of) {
        of.set((int) pdu.sequenceNumber().orElseThrow());
      }
      if (pauseNanos > 0 && count.incrementAndGet() % PDUS_BETWEEN_PAUSES == 0) {
        LockSupport.parkNanos(pauseNanos);
      }
    }

    @Override
    public void sync() {}
  }

  CountingMdf(LabPki pki, String name, long pauseNanos) throws LiException {
    this.pauseNanos = pauseNanos;
    this.component = pki.issue(pki.component(name));
    this.receiver =
        X2X3Receiver.builder(component.keys(), pki.anchors(), new Handler()).start();
    InetSocketAddress address = receiver.address();
    this.place = new Operator.Place(
        Did.random(),
        new Mdf(new ComponentName(name), List.of(component.spkiSha256()), List.of(address)));
  }

  Operator.Place place() {
    return place;
  }

  /** Reads as fast as it can from now on. */
  void hasten() {
    pauseNanos = 0;
  }

  /** The numbers that it has of a context, those that came twice once; a copy. */
  BitSet numbers(Context context) {
    BitSet of = numbers.getOrDefault(context, new BitSet());
    synchronized (of) {
      return (BitSet) requireNonNull(of).clone();
    }
  }

  @Override
  public void close() {
    receiver.close();
    component.keys().close();
  }
}
