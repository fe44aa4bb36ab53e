package org.doorward.li.netty.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.link.Views;
import org.doorward.li.netty.receiver.ProductLedger.Verdict;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduType;
import org.doorward.li.x2x3.PduView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** INV-X2X3-30: what a handler hears of the numbers of its contexts. TS 103 221-2, 5.3.9. */
class SequencesIT extends ReceiverScene {
  private static final Xid XID = Xid.random();
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final SequenceContext CONTEXT = SequenceContext.of(Views.of(numbered(0)));

  private static Pdu numbered(long number) {
    return Pdu.product(
        PduType.X3,
        PayloadFormat.IPV4,
        PayloadDirection.TO_TARGET,
        XID,
        new CorrelationId(7),
        List.of(
            AttributeType.SEQUENCE_NUMBER.with(number),
            AttributeType.TIMESTAMP.with(START.plusNanos(number)),
            AttributeType.NETWORK_FUNCTION_ID.with(Octets.ofHex("6e66"))),
        Octets.of((byte) 0x45));
  }

  private Verdict verdict() throws InterruptedException {
    return handler.received.poll(20, TimeUnit.SECONDS).verdict();
  }

  @Test
  void aGapIsReportedWithItsContextAndItsNumbers() throws Exception {
    start(builder(handler));
    try (RawSender sender = sender()) {
      sender.send(numbered(0)).send(numbered(1)).send(numbered(5)).send(Pdu.keepalive(0));

      assertEquals(Pdu.keepaliveAck(0), sender.answer());
      assertEquals(List.of(new SequenceEvent.Gap(CONTEXT, 2, 3)), handler.events);
      assertEquals(new SequenceCount(3, 0, 3, 0), receiver.ledger().counts().get(CONTEXT));
    }
  }

  /** F-54. */
  @Tag("F-54")
  @Test
  void aGapGoesOnBeyondTheHighestNumber() throws Exception {
    ProductLedger ledger = new ProductLedger(10);
    ledger.enter(Views.of(numbered(0xFFFF_FFFDL)));
    start(builder(handler).ledger(ledger));
    try (RawSender sender = sender()) {
      sender.send(numbered(0xFFFF_FFFEL)).send(numbered(1)).send(Pdu.keepalive(0));

      assertEquals(Pdu.keepaliveAck(0), sender.answer());
      SequenceEvent.Gap gap = (SequenceEvent.Gap) handler.events.get(0);
      assertEquals(new SequenceEvent.Gap(CONTEXT, 0xFFFF_FFFFL, 2), gap);
      assertEquals(0, gap.last());
    }
  }

  @Test
  void whatComesAgainOnAnotherConnectionIsADuplicate() throws Exception {
    start(builder(handler));
    for (int i = 0; i < 2; i++) {
      try (RawSender sender = sender()) {
        sender.send(numbered(0)).send(numbered(1)).send(Pdu.keepalive(0));
        assertEquals(Pdu.keepaliveAck(0), sender.answer());
      }
    }
    assertEquals(
        List.of(Verdict.NEW, Verdict.NEW, Verdict.DUPLICATE, Verdict.DUPLICATE),
        handler.received.stream().map(item -> item.verdict()).toList());
    assertTrue(handler.events.isEmpty());
  }

  @Test
  void aSenderThatCountsFromZeroAgainIsReported() throws Exception {
    start(builder(handler));
    Pdu later = Pdu.product(
        PduType.X3,
        PayloadFormat.IPV4,
        PayloadDirection.TO_TARGET,
        XID,
        new CorrelationId(7),
        List.of(
            AttributeType.SEQUENCE_NUMBER.with(0L),
            AttributeType.TIMESTAMP.with(START.plusSeconds(100)),
            AttributeType.NETWORK_FUNCTION_ID.with(Octets.ofHex("6e66"))),
        Octets.of((byte) 0x45));
    try (RawSender sender = sender()) {
      sender.send(numbered(0)).send(numbered(1)).send(later).send(Pdu.keepalive(0));

      assertEquals(Pdu.keepaliveAck(0), sender.answer());
      assertEquals(List.of(new SequenceEvent.Restart(CONTEXT)), handler.events);
    }
  }

  /** Otherwise an MDF that drops duplicates would drop what it never had. */
  @Test
  void whatCouldNotBeTakenIsNewWhenItComesAgain() throws Exception {
    AtomicBoolean first = new AtomicBoolean(true);
    start(builder(new ProductHandler() {
      @Override
      public void received(PeerIdentity from, PduView pdu, Verdict verdict) throws IOException {
        if (pdu.number(AttributeType.SEQUENCE_NUMBER) == 1 && first.getAndSet(false)) {
          throw new IOException("no room");
        }
        handler.received(from, pdu, verdict);
      }

      @Override
      public void sync() throws IOException {
        handler.sync();
      }
    }));
    try (RawSender sender = sender()) {
      sender.send(numbered(0)).send(numbered(1));
      sender.awaitClosed();
    }
    try (RawSender again = sender()) {
      again.send(numbered(0)).send(numbered(1)).send(Pdu.keepalive(0));
      assertEquals(Pdu.keepaliveAck(0), again.answer());
    }
    assertEquals(Verdict.NEW, verdict());
    assertEquals(Verdict.DUPLICATE, verdict());
    assertEquals(Verdict.NEW, verdict());
    assertEquals(new SequenceCount(2, 1, 0, 0), receiver.ledger().counts().get(CONTEXT));
  }

  @Test
  void whatMayHaveBeenLostIsNewWhenItComesAgain() throws Exception {
    start(builder(handler));
    try (RawSender sender = sender()) {
      sender.send(numbered(0));
      assertEquals(Verdict.NEW, verdict());
      handler.fail();
      sender.send(Pdu.keepalive(0));
      sender.awaitClosed();
    }
    handler.repair();
    try (RawSender again = sender()) {
      again.send(numbered(0)).send(numbered(1)).send(numbered(3)).send(Pdu.keepalive(0));
      assertEquals(Pdu.keepaliveAck(0), again.answer());
    }
    assertEquals(Verdict.NEW, verdict());
    assertEquals(Verdict.NEW, verdict());
    assertEquals(List.of(new SequenceEvent.Gap(CONTEXT, 2, 1)), handler.events);
  }
}
