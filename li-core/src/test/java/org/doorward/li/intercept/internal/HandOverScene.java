package org.doorward.li.intercept.internal;

import static org.doorward.li.authority.internal.Operator.NOW;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.doorward.li.delivery.internal.Account;
import org.doorward.li.delivery.internal.Contexts;
import org.doorward.li.delivery.internal.LossCause;
import org.doorward.li.delivery.internal.PduWriter;
import org.doorward.li.delivery.internal.ProductContext;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.element.internal.LiveTasks;
import org.doorward.li.element.internal.ProductDelivery;
import org.doorward.li.fault.DecodeException;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Octets;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.target.Imsi;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.DestinationProfile;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduCodec;
import org.doorward.li.x2x3.PduLimits;

/** A point, a ring and numbering as in an element, and delivery that keeps what it is given instead of sending it. */
final class HandOverScene implements ProductDelivery {
  static final Imsi TARGET = Imsi.of("204081234567890");

  /** What delivery was given, in its order: a PDU, or so many numbers that are lost. */
  record Given(ProductContext context, long number, long count, Octets payload, LossCause cause) {
    boolean isLoss() {
      return cause != null;
    }
  }

  final List<Given> given = Collections.synchronizedList(new ArrayList<>());
  /** Of destinations that each piece is written for too, and what they got. */
  final List<DestinationProfile> profiles = new ArrayList<>();

  final List<Pdu> further = Collections.synchronizedList(new ArrayList<>());
  final List<ActiveTask> sealed = Collections.synchronizedList(new ArrayList<>());
  final LiveInterceptionPoint point;
  final LiveTasks tasks;
  final HandOverRing ring;
  volatile Instant now = NOW;

  HandOverScene(int capacity, int groups) {
    Contexts contexts = Contexts.inMemory(64);
    List<Numbering> numberings = Stream.generate(() -> new Numbering(
            new ProductEncoding(Octets.of((byte) 'n'), Octets.of((byte) 'p')),
            this,
            contexts,
            (xid, dids, reason) -> {}))
        .limit(groups)
        .toList();
    point = new LiveInterceptionPoint(() -> now, 16);
    tasks = new LiveTasks(point);
    ring = new HandOverRing(capacity, numberings, (task, last) -> sealed.add(task));
    point.open(tasks.tasks(), ring);
  }

  ActiveTask activate(TargetIdentifier target) {
    return tasks.activate(Set.of(target));
  }

  Interception interception(TargetIdentifier target) {
    return point.match(target).get(0);
  }

  /** A piece of content whose payload is a number. */
  static Observation piece(long number) {
    return Observation.of(
        PayloadFormat.IPV4,
        PayloadDirection.FROM_TARGET,
        new CorrelationId(7),
        NOW,
        ByteBuffer.allocate(Long.BYTES).putLong(0, number));
  }

  /** Waits until everything that has been handed over is with delivery. */
  void settle() throws InterruptedException {
    CountDownLatch settled = new CountDownLatch(1);
    ring.inOrder(settled::countDown);
    settled.await();
  }

  @Override
  public boolean deliver(Did did, ProductContext context, PduWriter writer) {
    Pdu pdu = written(writer, DestinationProfile.THREE_GPP);
    for (DestinationProfile profile : profiles) {
      further.add(written(writer, profile));
    }
    long number = pdu.first(AttributeType.SEQUENCE_NUMBER).orElseThrow();
    given.add(new Given(context, number, 1, pdu.payload(), null));
    return true;
  }

  private static Pdu written(PduWriter writer, DestinationProfile profile) {
    ByteBuffer out = ByteBuffer.allocate(writer.mostOctets());
    writer.writeTo(out, profile);
    try {
      return PduCodec.decode(out.flip(), PduLimits.PRODUCT).pdu();
    } catch (DecodeException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public boolean lose(Did did, ProductContext context, long count, LossCause cause) {
    given.add(new Given(context, context.next(), count, Octets.EMPTY, cause));
    return true;
  }

  @Override
  public void open(Endpoint endpoint) {
    throw new IllegalStateException("no destination is opened here");
  }

  @Override
  public void close(Did did) {
    throw new IllegalStateException("no destination is closed here");
  }

  @Override
  public void giveUp(Account account, LossCause cause) {
    throw new IllegalStateException("nothing waits here");
  }

  @Override
  public Status status(Did did) {
    return new Status(0, 0, 0, 0, true);
  }

  @Override
  public boolean connected(Did did, Interface via) {
    return true;
  }

  @Override
  public boolean drain(Duration limit) {
    return true;
  }

  @Override
  public void close() {
    ring.close();
  }
}
