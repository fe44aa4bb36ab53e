package org.doorward.li.netty.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.link.Views;
import org.doorward.li.netty.receiver.ProductLedger.Verdict;
import org.doorward.li.x2x3.Attribute;
import org.doorward.li.x2x3.AttributeType;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;
import org.doorward.li.x2x3.Pdu;
import org.doorward.li.x2x3.PduType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** TS 103 221-2, 5.3.9. */
class ProductLedgerTest {
  private static final Xid XID = Xid.random();
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final ProductLedger ledger = new ProductLedger(10);

  private static Pdu pdu(PduType type, CorrelationId correlation, Attribute<?>... attributes) {
    return Pdu.product(
        type,
        PayloadFormat.IPV4,
        PayloadDirection.TO_TARGET,
        XID,
        correlation,
        List.of(attributes),
        Octets.EMPTY);
  }

  /** A PDU whose time grows with its number, as it does when nothing is restarted. */
  private static Pdu numbered(long number) {
    return numbered(number, START.plusNanos(number));
  }

  private static Pdu numbered(long number, Instant at) {
    return pdu(
        PduType.X3,
        new CorrelationId(1),
        AttributeType.SEQUENCE_NUMBER.with(number & 0xFFFF_FFFFL),
        AttributeType.TIMESTAMP.with(at));
  }

  private SequenceCount count() {
    return ledger.count(XID, PduType.X3);
  }

  @Test
  void whatComesAgainIsADuplicate() {
    assertEquals(Verdict.NEW, ledger.enter(Views.of(numbered(0))));
    assertEquals(Verdict.NEW, ledger.enter(Views.of(numbered(1))));
    assertEquals(Verdict.DUPLICATE, ledger.enter(Views.of(numbered(0))));

    assertEquals(new SequenceCount(2, 1, 0, 0), count());
  }

  @Test
  void aGapIsMissingUntilItIsFilled() {
    ledger.enter(Views.of(numbered(0)));
    ledger.enter(Views.of(numbered(3)));
    assertEquals(new SequenceCount(2, 0, 2, 0), count());

    assertEquals(Verdict.NEW, ledger.enter(Views.of(numbered(2))));
    assertEquals(new SequenceCount(3, 0, 1, 0), count());
  }

  /** Numbers start at 0, so a stream that starts at 5 has lost five. */
  @Test
  void whatIsBelowTheFirstIsMissing() {
    ledger.enter(Views.of(numbered(5)));

    assertEquals(new SequenceCount(1, 0, 5, 0), count());
  }

  @Tag("F-54")
  @Test
  void theHighestNumberIsFollowedByZero() {
    ledger.enter(Views.of(numbered(0xFFFF_FFFEL)));
    long missing = count().missing();
    assertEquals(Verdict.NEW, ledger.enter(Views.of(numbered(0xFFFF_FFFFL))));
    assertEquals(Verdict.NEW, ledger.enter(Views.of(numbered(0x1_0000_0000L))));
    assertEquals(Verdict.NEW, ledger.enter(Views.of(numbered(0x1_0000_0002L))));
    assertEquals(Verdict.DUPLICATE, ledger.enter(Views.of(numbered(0xFFFF_FFFFL))));
    assertEquals(Verdict.DUPLICATE, ledger.enter(Views.of(numbered(0x1_0000_0000L))));

    assertEquals(new SequenceCount(4, 2, missing + 1, 0), count());
  }

  @Test
  void aNumberThatComesBackLaterIsASenderThatStartedAgain() {
    ledger.enter(Views.of(numbered(0)));
    ledger.enter(Views.of(numbered(1)));
    ledger.enter(Views.of(numbered(3)));

    Instant later = START.plusSeconds(100);
    assertEquals(Verdict.NEW, ledger.enter(Views.of(numbered(0, later))));
    assertEquals(Verdict.NEW, ledger.enter(Views.of(numbered(1, later))));
    assertEquals(Verdict.DUPLICATE, ledger.enter(Views.of(numbered(1, later))));

    assertEquals(new SequenceCount(5, 1, 1, 0), count());
  }

  @Test
  void interfacesSessionsAndInterceptionPointsAreCountedApart() {
    Attribute<Long> zero = AttributeType.SEQUENCE_NUMBER.with(0L);
    List<Pdu> firsts = List.of(
        pdu(PduType.X3, new CorrelationId(1), zero),
        pdu(PduType.X2, new CorrelationId(1), zero),
        pdu(PduType.X3, new CorrelationId(2), zero),
        pdu(
            PduType.X3,
            new CorrelationId(1),
            zero,
            AttributeType.INTERCEPTION_POINT_ID.with(Octets.of((byte) 1))),
        pdu(
            PduType.X3,
            new CorrelationId(1),
            zero,
            AttributeType.NETWORK_FUNCTION_ID.with(Octets.of((byte) 1))),
        pdu(PduType.X3, new CorrelationId(1), zero, AttributeType.DOMAIN_ID.with(Octets.EMPTY)));

    firsts.forEach(first -> assertEquals(Verdict.NEW, ledger.enter(Views.of(first))));

    assertEquals(6, ledger.counts().size());
    assertEquals(new SequenceCount(5, 0, 0, 0), count());
    assertEquals(new SequenceCount(1, 0, 0, 0), ledger.count(XID, PduType.X2));
  }

  @Test
  void whatHasNoNumberIsCountedAsSuch() {
    assertEquals(Verdict.UNNUMBERED, ledger.enter(Views.of(pdu(PduType.X3, new CorrelationId(1)))));

    assertEquals(new SequenceCount(0, 0, 0, 1), count());
  }

  @Test
  void contextsAreBounded() {
    Attribute<Long> zero = AttributeType.SEQUENCE_NUMBER.with(0L);
    for (int i = 0; i < 10; i++) {
      assertEquals(
          Verdict.NEW, ledger.enter(Views.of(pdu(PduType.X3, new CorrelationId(i), zero))));
    }

    assertEquals(
        Verdict.UNTRACKED, ledger.enter(Views.of(pdu(PduType.X3, new CorrelationId(10), zero))));
    assertEquals(
        Verdict.DUPLICATE, ledger.enter(Views.of(pdu(PduType.X3, new CorrelationId(9), zero))));
  }

  /** A peer that leaves every second number out costs no memory without end, and loses no count. */
  @Test
  void gapsAreBounded() {
    int pdus = 20_000;
    for (long i = 0; i < pdus; i++) {
      ledger.enter(Views.of(numbered(2 * i)));
    }

    assertEquals(new SequenceCount(pdus, 0, pdus - 1, 0), count());
  }

  /** INV-X2X3-09. */
  @Property
  void theCountsAreThoseOfTheNumbersThatCame(
      @ForAll @LongRange(max = 0x1_0000_0000L) long start,
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 80) Integer> offsets,
      @ForAll long seed) {
    ProductLedger any = new ProductLedger(1);
    any.enter(Views.of(numbered(start)));
    Set<Integer> came = new HashSet<>(Set.of(0));
    List<Integer> shuffled = new ArrayList<>(offsets);
    Collections.shuffle(shuffled, new Random(seed));

    // Out of order, but with the latest time first, so that nothing looks like a start from 0.
    any.enter(Views.of(numbered(start + 80)));
    came.add(80);
    for (int offset : shuffled) {
      assertEquals(
          came.add(offset) ? Verdict.NEW : Verdict.DUPLICATE,
          any.enter(Views.of(numbered(start + offset))));
    }

    SequenceCount count = any.count(XID, PduType.X3);
    long first = start & 0xFFFF_FFFFL;
    assertEquals(
        new SequenceCount(
            came.size(), offsets.size() + 2 - came.size(), first + 81 - came.size(), 0),
        count);
  }
}
