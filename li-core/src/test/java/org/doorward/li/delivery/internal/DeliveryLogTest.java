package org.doorward.li.delivery.internal;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.element.internal.ProductDelivery.Status;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.x2x3.DestinationProfile;
import org.doorward.li.x2x3.PduVersion;
import org.junit.jupiter.api.Test;

class DeliveryLogTest {
  private static final int ALL = 1 << 30;

  private final AtomicInteger settled = new AtomicInteger();
  private final DeliveryLog log = new DeliveryLog(1000, settled::incrementAndGet);

  private final Account account = account();

  private static Account account() {
    Contexts contexts = Contexts.inMemory(1);
    ProductContext context =
        contexts.find(Interface.X3, Xid.random(), CorrelationId.NONE, Xid.random());
    return contexts.account(context, Did.random());
  }

  private void append(DeliveryLog log, int... lengths) {
    IntStream.of(lengths).forEach(length -> log.append(account, Encoded.of(length)));
  }

  private static int take(DeliveryLog log, int most) {
    ByteBuffer taken = log.take(most);
    return taken == null ? 0 : taken.remaining();
  }

  private static Status status(long accepted, long acknowledged, long queued, long lost) {
    return new Status(accepted, acknowledged, queued, lost, true);
  }

  @Test
  void theOldestMakesRoomAndIsCountedLost() {
    append(log, 400, 410, 420);

    assertEquals(status(3, 0, 2, 1), log.status(true));
    assertEquals(410 + 420, take(log, ALL));
  }

  @Test
  void whatFitsExactlyLosesNothing() {
    append(log, 400, 600);

    assertEquals(status(2, 0, 2, 0), log.status(true));
  }

  @Test
  void whatCouldNeverFitIsLostAlone() {
    append(log, 400, 1001);

    assertEquals(status(2, 0, 1, 1), log.status(true));
  }

  @Test
  void sendingIsNotAcknowledgement() {
    append(log, 100, 100);
    assertEquals(200, take(log, ALL));

    assertEquals(status(2, 0, 2, 0), log.status(true));
    assertEquals(0, settled.get());
  }

  @Test
  void anAcknowledgementCoversWhatStandsBelowIt() {
    append(log, 100, 100, 100);
    assertEquals(200, take(log, 200));
    long sent = log.sent();
    assertEquals(100, take(log, ALL));
    log.acknowledge(sent);

    assertEquals(status(3, 2, 1, 0), log.status(true));
    log.acknowledge(log.sent());
    assertEquals(status(3, 3, 0, 0), log.status(true));
    assertEquals(1, settled.get());
  }

  /** INV-X2X3-90, DH-04: only what was acknowledged is used again, and it is wiped. */
  @Test
  void memoryIsWipedOnceAllInItIsAcknowledged() {
    DeliveryLog large = new DeliveryLog(8L * Segment.OCTETS, () -> {});
    append(large, 100);
    ByteBuffer first = requireNonNull(large.take(ALL));
    ByteBuffer before = copy(first);
    large.rewind();
    assertEquals(before, large.take(ALL));
    assertEquals(before, first);
    large.acknowledge(large.sent());
    assertEquals(ByteBuffer.allocate(100), first);

    append(large, 110);
    ByteBuffer second = requireNonNull(large.take(ALL));
    assertEquals(second.slice(0, 100), first);
    before = copy(second);
    large.discard(LossCause.NOT_TAKEN);
    append(large, 120);
    assertEquals(120, take(large, ALL));
    assertEquals(before, second);
  }

  private static ByteBuffer copy(ByteBuffer of) {
    return ByteBuffer.allocate(of.remaining()).put(of.duplicate()).flip();
  }

  @Test
  void anOlderAcknowledgementChangesNothing() {
    append(log, 100, 100);
    take(log, ALL);
    log.acknowledge(2);
    log.acknowledge(1);

    assertEquals(status(2, 2, 0, 0), log.status(true));
  }

  @Test
  void whatWasNotSentCannotBeAcknowledged() {
    append(log, 100, 100);
    take(log, 100);

    assertThrows(IllegalArgumentException.class, () -> log.acknowledge(2));
  }

  @Test
  void theUnacknowledgedTailGoesAgain() {
    append(log, 100, 110, 120);
    take(log, ALL);
    log.acknowledge(1);
    log.rewind();

    assertEquals(110, take(log, 110));
    assertEquals(120, take(log, ALL));
  }

  @Test
  void aSliceHasAtLeastOne() {
    append(log, 500, 500);

    assertEquals(500, take(log, 100));
    assertEquals(500, take(log, 500));
    assertNull(log.take(500));
  }

  /** A slice ends where a segment does, and the next goes on behind it, whatever the lengths. */
  @Test
  void segmentsFollowEachOther() {
    DeliveryLog large = new DeliveryLog(1 << 24, () -> {});
    int[] lengths = new int[200];
    for (int pdu = 0; pdu < lengths.length; pdu++) {
      lengths[pdu] = pdu % 50 == 7 ? 300_000 + pdu : 1000 + 37 * pdu;
    }
    append(large, lengths);
    long first = large.take(1).remaining();
    assertEquals(lengths[0], first);

    long all = first;
    for (int taken = take(large, 64 * 1024); taken > 0; taken = take(large, 64 * 1024)) {
      all += taken;
      large.acknowledge(large.sent() - 1);
    }

    assertEquals(IntStream.of(lengths).sum(), all);
    assertEquals(status(200, 199, 1, 0), large.status(true));
  }

  /** What is sent is what was handed over, octet for octet, but for the version. */
  @Test
  void whatIsTakenIsWhatWasHandedOver() {
    byte[] pdus = new byte[3 * 50];
    new Random(1).nextBytes(pdus);
    for (int at = 0; at < pdus.length; at += 50) {
      log.append(account, new Encoded(ByteBuffer.wrap(pdus, at, 50)));
      pdus[at + 1] = 5;
    }

    assertEquals(ByteBuffer.wrap(pdus), log.take(ALL));
  }

  /** TS 103 221-2, 5.2.1: what an MDF takes may change while product waits for it. */
  @Test
  void whatIsQueuedCarriesTheVersionOfItsDestination() {
    append(log, 50, 50);
    log.profile(DestinationProfile.THREE_GPP.with(PduVersion.V1_10_1));
    append(log, 50);

    ByteBuffer taken = log.take(ALL);
    assertEquals(
        List.of(6, 6, 6), List.of((int) taken.get(1), (int) taken.get(51), (int) taken.get(101)));
  }

  /** One that was sent and is dropped before its acknowledgement counts as lost, once. */
  @Test
  void whatIsDroppedAfterSendingIsNotAcknowledgedAsWell() {
    append(log, 600);
    take(log, ALL);
    long sent = log.sent();
    append(log, 600);
    log.acknowledge(sent);

    assertEquals(status(2, 0, 1, 1), log.status(true));
  }

  /** What cannot be encoded is neither accepted nor in the way of what follows. */
  @Test
  void whatTheStandardForbidsIsNotTaken() {
    PduWriter refused = new PduWriter() {
      @Override
      public int mostOctets() {
        return 100;
      }

      @Override
      public void writeTo(ByteBuffer out, DestinationProfile profile) {
        throw new IllegalArgumentException("refused");
      }
    };
    assertThrows(IllegalArgumentException.class, () -> log.append(account, refused));
    append(log, 300, 300);
    assertThrows(IllegalArgumentException.class, () -> log.append(account, refused));
    append(log, 300);

    assertEquals(status(3, 0, 3, 0), log.status(true));
    assertEquals(900, take(log, ALL));
    log.acknowledge(log.sent());
    assertEquals(new Account.Balance(3, 3, 0, 3, 3), account.balance());
  }

  @Test
  void afterTheEndEverythingIsLost() {
    append(log, 100, 100);
    log.seal(LossCause.DRAINED);
    append(log, 100);

    assertEquals(status(3, 0, 0, 3), log.status(true));
    assertTrue(log.isEmpty());
    assertEquals(1, settled.get());
  }

  /** INV-X2X3-05, the log alone: whatever happens in whichever order. */
  @Property
  void nothingIsEverUnaccountedFor(
      @ForAll @Size(max = 200) List<@IntRange(max = 99) Integer> steps) {
    DeliveryLog any = new DeliveryLog(3000, () -> {});
    Account with = account();
    long accepted = 0;
    for (int step : steps) {
      if (step < 60) {
        any.append(with, Encoded.of(40 + step * 60));
        accepted++;
      } else if (step < 80) {
        any.take(step * 10);
      } else if (step < 95) {
        any.acknowledge(any.sent() - (step - 80));
      } else {
        any.rewind();
      }
      Status status = any.status(true);
      assertEquals(accepted, status.accepted());
      assertEquals(accepted, status.acknowledged() + status.queued() + status.lost());
      assertEquals(status.queued() == 0, any.isEmpty());
      Account.Balance balance = with.balance();
      assertEquals(accepted, balance.accepted());
      assertEquals(status.acknowledged(), balance.acknowledged());
      assertEquals(status.queued(), balance.held());
      assertEquals(status.lost(), balance.lost());
    }
  }
}
