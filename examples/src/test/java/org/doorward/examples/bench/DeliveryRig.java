package org.doorward.examples.bench;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.doorward.li.authority.ComponentName;
import org.doorward.li.authority.Envelope;
import org.doorward.li.authority.Mdf;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.authority.Scope;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.netty.receiver.ProductHandler;
import org.doorward.li.netty.receiver.ProductLedger.Verdict;
import org.doorward.li.netty.receiver.SequenceCount;
import org.doorward.li.netty.receiver.X2X3Receiver;
import org.doorward.li.netty.tls.TlsEngine;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.spec.lab.LabOperator;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.target.SipUri;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.ListOfDids;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.PduType;
import org.doorward.li.x2x3.PduView;

/**
 * A real element with a mandate and a task, and a real receiver: what is handed over to the task's interception goes
 * over mutual TLS, and is counted when it arrives for the first time. The caller waits where it would run away from
 * the receiver, since this is about what gets through. Not thread-safe.
 */
final class DeliveryRig implements AutoCloseable {
  private static final ComponentName MDF = new ComponentName("mdf-e2e");
  private static final SipUri TARGET = SipUri.of("sip:alice@example.com");
  private static final long IN_FLIGHT_OCTETS = 16L << 20;
  private static final int PDUS_BETWEEN_LOOKS = 64;
  private static final long LOOK_NANOS = 100_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LabPki.Component mdf;
  private final X2X3Receiver receiver;
  private final Lab lab;
  private final Xid xid = Xid.random();
  private final Interception interception;
  private final Arrivals arrivals = new Arrivals();
  private long handedOver;

  /** Counts on the receiver's worker thread, and is read by the caller. */
  private static final class Arrivals implements ProductHandler {
    private final AtomicLong distinct = new AtomicLong();
    private final AtomicLong octets = new AtomicLong();

    @Override
    public void received(PeerIdentity from, PduView pdu, Verdict verdict) {
      if (verdict == Verdict.NEW) {
        distinct.setOpaque(distinct.getOpaque() + 1);
        octets.setOpaque(octets.getOpaque() + pdu.octets());
      }
    }

    @Override
    public void sync() {}
  }

  DeliveryRig(Path directory, TlsEngine engine) throws Exception {
    LabPki pki = LabPki.found("Benchmark LI CA");
    mdf = pki.issue(pki.component("mdf-e2e"));
    receiver =
        X2X3Receiver.builder(mdf.keys(), pki.anchors(), arrivals).engine(engine).start();
    InetSocketAddress address = receiver.address();
    lab = Lab.open(
        directory,
        pki,
        List.of(new Mdf(MDF, List.of(mdf.spkiSha256()), List.of(address))),
        element -> element.productTls(engine));
    Did did = Did.random();
    lab.admf().createDestination(did, address);
    lab.submit(mandate(did), 0, 1);
    TaskDetails task =
        TaskDetails.of(xid, List.of(TARGET), DeliveryType.X2_AND_X3, ListOfDids.of(did));
    lab.admf().done(header -> new ActivateTask(header, task));
    interception = lab.element().interceptionPoint().match(TARGET).get(0);
  }

  private Envelope mandate(Did did) {
    Scope scope = new Scope(
        List.of(TARGET),
        DeliveryType.X2_AND_X3,
        List.of(),
        List.of(new Scope.Destination(did, MDF)),
        Optional.empty(),
        Optional.empty());
    return Envelope.unsigned(
        LabOperator.mandate(lab.policy(), Lab.ELEMENT, Lab.ADMF, xid, scope, Duration.ofHours(1)));
  }

  /** Hands so many PDUs over and waits until all of them have arrived; returns the seconds that it took. */
  double deliver(byte[] payload, long pdus) throws InterruptedException {
    long window = IN_FLIGHT_OCTETS / (payload.length + 100);
    ByteBuffer content = ByteBuffer.wrap(payload);
    CorrelationId call = new CorrelationId(payload.length);
    long start = System.nanoTime();
    for (long i = 0; i < pdus; i++) {
      if (i % PDUS_BETWEEN_LOOKS == 0) {
        awaitArrived(handedOver - window);
      }
      interception.cc(Observation.of(
          PayloadFormat.RTP, PayloadDirection.FROM_TARGET, call, Instant.now(), content));
      handedOver++;
    }
    awaitArrived(handedOver);
    return (System.nanoTime() - start) / 1e9;
  }

  private void awaitArrived(long wanted) throws InterruptedException {
    long end = 0;
    while (arrivals.distinct.getOpaque() < wanted) {
      LockSupport.parkNanos(LOOK_NANOS);
      end = end == 0 ? System.nanoTime() + PATIENCE.toNanos() : end;
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            arrivals.distinct + " of " + handedOver + " PDUs arrived: " + count());
      }
    }
  }

  /** Octets of all PDUs that have arrived. */
  long octets() {
    return arrivals.octets.get();
  }

  /** What the receiver's ledger says: with nothing lost, all are distinct. */
  SequenceCount count() {
    return receiver.ledger().count(xid, PduType.X3);
  }

  @Override
  public void close() {
    lab.close();
    receiver.close();
    mdf.keys().close();
  }
}
