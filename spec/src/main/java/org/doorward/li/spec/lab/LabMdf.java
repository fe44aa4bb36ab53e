package org.doorward.li.spec.lab;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.crypto.certificate.TrustAnchors;
import org.doorward.li.fault.TransportException;
import org.doorward.li.netty.receiver.ProductHandler;
import org.doorward.li.netty.receiver.ProductLedger;
import org.doorward.li.netty.receiver.ProductLedger.Verdict;
import org.doorward.li.netty.receiver.X2X3Receiver;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduView;

/**
 * An MDF that keeps what it receives in memory, each PDU once. It can be taken down and brought up again on
 * the same port, as a real one is. Thread-safe.
 */
public final class LabMdf implements AutoCloseable {
  private static final int MAX_CONTEXTS = 100_000;
  private static final int MAX_ATTEMPTS = 100;
  private static final long RETRY_MILLIS = 50;

  private final LabPki.Component component;
  private final TrustAnchors anchors;
  private final ProductLedger ledger = new ProductLedger(MAX_CONTEXTS);
  private final List<Pdu> product = new ArrayList<>();
  private final InetSocketAddress address;
  private X2X3Receiver receiver;
  private int arrived;

  private final class Store implements ProductHandler {
    @Override
    public void received(PeerIdentity from, PduView pdu, Verdict verdict) {
      keep(pdu, verdict);
    }

    @Override
    public void sync() {}
  }

  /**
   * An MDF that is up.
   *
   * @param component its keys; closed with the MDF
   * @param anchors whom it trusts
   * @throws TransportException if it cannot listen
   */
  public LabMdf(LabPki.Component component, TrustAnchors anchors) throws TransportException {
    this.component = component;
    this.anchors = anchors;
    this.receiver = listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.address = receiver.address();
  }

  private X2X3Receiver listen(InetSocketAddress at) throws TransportException {
    return X2X3Receiver.builder(component.keys(), anchors, new Store())
        .ledger(ledger)
        .bind(at)
        .start();
  }

  private synchronized void keep(PduView pdu, Verdict verdict) {
    arrived++;
    if (verdict != Verdict.DUPLICATE) {
      product.add(pdu.received().pdu());
    }
    notifyAll();
  }

  /**
   * Where it listens.
   *
   * @return the same for as long as the laboratory stands
   */
  public InetSocketAddress address() {
    return address;
  }

  /**
   * What has been received, each PDU once, in the order of arrival.
   *
   * @return a copy
   */
  public synchronized List<Pdu> product() {
    return List.copyOf(product);
  }

  /**
   * How many PDUs have come in, those that came twice counted twice.
   *
   * @return zero or more
   */
  public synchronized int arrived() {
    return arrived;
  }

  /**
   * Waits until what has been received is as wanted.
   *
   * @param wanted asked again after each PDU
   * @param limit at most so long
   * @return what has been received then
   * @throws IllegalStateException if the limit passes first
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public synchronized List<Pdu> await(Predicate<List<Pdu>> wanted, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!wanted.test(List.copyOf(product))) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new IllegalStateException("not as wanted after " + product.size() + " PDUs");
      }
      wait(left);
    }
    return List.copyOf(product);
  }

  /** Takes the MDF down, as a failure would: connections break, and nobody listens. */
  public void down() {
    receiver.close();
  }

  /**
   * Brings the MDF up again, on the same port and with what it had stored. Tries for a while: the element's
   * own attempts to reconnect may hold the port for a moment.
   *
   * @throws TransportException if somebody else has the port
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public synchronized void up() throws TransportException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        receiver = listen(address);
        return;
      } catch (TransportException e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
        wait(RETRY_MILLIS);
      }
    }
  }

  @Override
  public void close() {
    receiver.close();
    component.keys().close();
  }
}
