package org.doorward.li.netty.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.doorward.li.element.internal.ProductDelivery.Status;
import org.junit.jupiter.api.Test;

class DeliveryLogTest {
  private final AtomicInteger settled = new AtomicInteger();
  private final DeliveryLog log = new DeliveryLog(100, settled::incrementAndGet);

  private static ByteBuffer octets(int length) {
    return ByteBuffer.allocate(length);
  }

  private void append(int... lengths) {
    IntStream.of(lengths).forEach(length -> log.append(octets(length)));
  }

  private static Status status(long accepted, long acknowledged, long queued, long lost) {
    return new Status(accepted, acknowledged, queued, lost, true);
  }

  @Test
  void theOldestMakesRoomAndIsCountedLost() {
    append(40, 40, 40);

    assertEquals(status(3, 0, 2, 1), log.status(true));
    assertEquals(2, log.take(1000).size());
  }

  @Test
  void whatFitsExactlyLosesNothing() {
    append(40, 60);

    assertEquals(status(2, 0, 2, 0), log.status(true));
  }

  @Test
  void whatCouldNeverFitIsLostAlone() {
    append(40, 101);

    assertEquals(status(2, 0, 1, 1), log.status(true));
  }

  @Test
  void sendingIsNotAcknowledgement() {
    append(10, 10);
    log.take(1000);

    assertEquals(status(2, 0, 2, 0), log.status(true));
    assertEquals(0, settled.get());
  }

  @Test
  void anAcknowledgementCoversWhatStandsBelowIt() {
    append(10, 10, 10);
    log.take(20);
    long sent = log.sent();
    log.take(1000);
    log.acknowledge(sent);

    assertEquals(status(3, 2, 1, 0), log.status(true));
    log.acknowledge(log.sent());
    assertEquals(status(3, 3, 0, 0), log.status(true));
    assertEquals(1, settled.get());
  }

  @Test
  void anOlderAcknowledgementChangesNothing() {
    append(10, 10);
    log.take(1000);
    log.acknowledge(2);
    log.acknowledge(1);

    assertEquals(status(2, 2, 0, 0), log.status(true));
  }

  @Test
  void whatWasNotSentCannotBeAcknowledged() {
    append(10, 10);
    log.take(10);

    assertThrows(IllegalArgumentException.class, () -> log.acknowledge(2));
  }

  @Test
  void theUnacknowledgedTailGoesAgain() {
    log.append(ByteBuffer.wrap(new byte[] {1}));
    log.append(ByteBuffer.wrap(new byte[] {2}));
    log.append(ByteBuffer.wrap(new byte[] {3}));
    log.take(1000);
    log.acknowledge(1);
    log.rewind();

    List<ByteBuffer> again = log.take(1000);
    assertEquals(List.of((byte) 2, (byte) 3), again.stream().map(b -> b.get(0)).toList());
  }

  @Test
  void aBatchHasAtLeastOne() {
    append(50, 50);

    assertEquals(1, log.take(10).size());
    assertEquals(1, log.take(50).size());
    assertEquals(0, log.take(50).size());
  }

  /** One that was sent and is dropped before its acknowledgement counts as lost, once. */
  @Test
  void whatIsDroppedAfterSendingIsNotAcknowledgedAsWell() {
    append(60);
    log.take(1000);
    long sent = log.sent();
    append(60);
    log.acknowledge(sent);

    assertEquals(status(2, 0, 1, 1), log.status(true));
  }

  @Test
  void afterTheEndEverythingIsLost() {
    append(10, 10);
    log.seal();
    append(10);

    assertEquals(status(3, 0, 0, 3), log.status(true));
    assertTrue(log.isEmpty());
    assertEquals(1, settled.get());
  }

  /** INV-X2X3-05, the log alone: whatever happens in whichever order. */
  @Property
  void nothingIsEverUnaccountedFor(
      @ForAll @Size(max = 200) List<@IntRange(max = 99) Integer> steps) {
    DeliveryLog any = new DeliveryLog(300, () -> {});
    long accepted = 0;
    for (int step : steps) {
      if (step < 60) {
        any.append(octets(step * 6));
        accepted++;
      } else if (step < 80) {
        any.take(step);
      } else if (step < 95) {
        any.acknowledge(any.sent() - (step - 80));
      } else {
        any.rewind();
      }
      Status status = any.status(true);
      assertEquals(accepted, status.accepted());
      assertEquals(accepted, status.acknowledged() + status.queued() + status.lost());
      assertEquals(status.queued() == 0, any.isEmpty());
    }
  }
}
