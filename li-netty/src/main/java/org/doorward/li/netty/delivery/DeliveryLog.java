package org.doorward.li.netty.delivery;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.doorward.li.element.internal.ProductDelivery.Status;

/**
 * What was handed over for one destination and interface and is not acknowledged yet, in order. PDUs have
 * indices from 0; three cursors stand in them:
 *
 * <pre>
 *  acknowledged or lost | sent on this connection | not sent | to come
 *                       ^ first                   ^ sent     ^ appended
 * </pre>
 *
 * <p>{@code accepted = acknowledged + queued + lost} holds whenever the lock is free. Thread-safe; nothing
 * blocks but for the time of a few moves.
 */
final class DeliveryLog {
  private static final int FIRST_CAPACITY = 64;

  private final long maxOctets;
  private final Runnable settled;

  /** PDU {@code i} stands at {@code i} modulo the length, a power of two. */
  private ByteBuffer[] ring = new ByteBuffer[FIRST_CAPACITY];

  private long first;
  private long sent;
  private long appended;
  private long octets;
  private long accepted;
  private long acknowledged;
  private long lost;
  private boolean sealed;

  /**
   * An empty log.
   *
   * @param maxOctets held at most
   * @param settled run, outside the lock, when nothing is queued any more
   */
  DeliveryLog(long maxOctets, Runnable settled) {
    this.maxOctets = maxOctets;
    this.settled = settled;
  }

  /** Takes one PDU. The oldest make room; one that could never fit, or comes after the end, is lost. */
  synchronized void append(ByteBuffer pdu) {
    accepted++;
    if (sealed || pdu.remaining() > maxOctets) {
      lost++;
      return;
    }
    while (octets + pdu.remaining() > maxOctets) {
      remove();
      lost++;
    }
    if (appended - first == ring.length) {
      grow();
    }
    ring[at(appended++)] = pdu.asReadOnlyBuffer();
    octets += pdu.remaining();
  }

  /** Counts a PDU that there is no way for. */
  synchronized void refuse() {
    accepted++;
    lost++;
  }

  /** The next PDUs to send: as many as fit {@code maxOctets}, and at least one if there is one. */
  synchronized List<ByteBuffer> take(int maxBatchOctets) {
    List<ByteBuffer> batch = new ArrayList<>();
    long room = maxBatchOctets;
    while (sent < appended) {
      ByteBuffer next = ring[at(sent)];
      if (!batch.isEmpty() && next.remaining() > room) {
        break;
      }
      batch.add(next.duplicate());
      room -= next.remaining();
      sent++;
    }
    return batch;
  }

  /** Where the next PDU to send stands: all below were sent on this connection, or need not be. */
  synchronized long sent() {
    return sent;
  }

  /** A new connection begins: the unacknowledged tail goes again. */
  synchronized void rewind() {
    sent = first;
  }

  /** All below {@code index} arrived. */
  void acknowledge(long index) {
    boolean empty;
    synchronized (this) {
      if (index > sent) {
        throw new IllegalArgumentException("acknowledged beyond what was sent");
      }
      boolean any = first < index;
      while (first < index) {
        remove();
        acknowledged++;
      }
      empty = any && first == appended;
    }
    if (empty) {
      settled.run();
    }
  }

  /** Gives up what is queued. */
  void discard() {
    synchronized (this) {
      lost += appended - first;
      while (first < appended) {
        remove();
      }
    }
    settled.run();
  }

  /** Gives up what is queued, and takes no more. */
  void seal() {
    synchronized (this) {
      sealed = true;
    }
    discard();
  }

  synchronized boolean isEmpty() {
    return first == appended;
  }

  synchronized Status status(boolean connected) {
    return new Status(accepted, acknowledged, appended - first, lost, connected);
  }

  @SuppressWarnings("NullAway") // a place outside the cursors holds nothing
  private void remove() {
    octets -= ring[at(first)].remaining();
    ring[at(first)] = null;
    first++;
    sent = Math.max(sent, first);
  }

  private void grow() {
    ByteBuffer[] larger = new ByteBuffer[ring.length * 2];
    for (long i = first; i < appended; i++) {
      larger[(int) (i & (larger.length - 1))] = ring[at(i)];
    }
    ring = larger;
  }

  private int at(long index) {
    return (int) (index & (ring.length - 1));
  }
}
