package org.doorward.li.delivery.internal;

import java.nio.ByteBuffer;
import org.doorward.li.element.internal.ProductDelivery.Status;
import org.doorward.li.x2x3.PduVersion;
import org.jspecify.annotations.Nullable;

/**
 * What was handed over for one destination and interface and is not acknowledged yet, in order: whole PDUs back to
 * back in segments of memory, so that what is taken to be sent is the stream of the wire. PDUs have indices from 0;
 * three cursors stand in them:
 *
 * <pre>
 *  acknowledged or lost | sent on this connection | not sent | to come
 *                       ^ first                   ^ sent     ^ appended
 * </pre>
 *
 * <p>{@code accepted = acknowledged + queued + lost} holds whenever the lock is free. Thread-safe; nothing
 * blocks but for the time of a few moves.
 */
public final class DeliveryLog {
  private final long maxOctets;
  private final Runnable settled;
  private final Batch batch = new Batch();

  private PduVersion version = PduVersion.DEFAULT;
  private @Nullable Segment head;
  private @Nullable Segment tail;

  /** Not behind {@link #sent}; null if there is no segment. */
  private @Nullable Segment sending;

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
  public DeliveryLog(long maxOctets, Runnable settled) {
    this.maxOctets = maxOctets;
    this.settled = settled;
  }

  /** What the PDUs carry from now on, those that are queued too. */
  public synchronized void version(PduVersion next) {
    if (!next.equals(version)) {
      version = next;
      for (Segment segment = head; segment != null; segment = segment.next) {
        segment.version(next);
      }
    }
  }

  /**
   * Takes one PDU, of the account's next number. The oldest make room; one that could never fit, or comes after the
   * end, is lost.
   *
   * @throws IllegalArgumentException if the standard forbids such a PDU; it is not accepted then
   */
  public synchronized void append(Account account, PduWriter pdu) {
    int most = pdu.mostOctets();
    if (sealed) {
      refuse(account, 1, LossCause.NOT_TAKEN);
      return;
    } else if (most > maxOctets) {
      refuse(account, 1, LossCause.NO_ROOM);
      return;
    }
    int length = withRoom(most).append(account, pdu, version);
    account.accept();
    accepted++;
    appended++;
    octets += length;
    if (octets > maxOctets) {
      while (octets > maxOctets) {
        remove();
        lost++;
      }
      batch.lose(LossCause.NO_ROOM);
    }
  }

  private Segment withRoom(int length) {
    Segment last = tail;
    if (last != null && last.hasRoom(length)) {
      return last;
    }
    Segment made = new Segment(appended, length);
    if (last == null) {
      head = made;
      sending = made;
    } else {
      last.next = made;
    }
    tail = made;
    return made;
  }

  /** The account's next {@code count} numbers are lost. */
  public synchronized void refuse(Account account, long count, LossCause cause) {
    account.skip(count, 0, cause);
    accepted += count;
    lost += count;
  }

  /**
   * The next PDUs to send: as many as fit {@code most}, but at least one, and of one segment.
   *
   * @param most octets
   * @return whole PDUs, back to back, in memory that nobody changes any more and the caller must not change; null if
   *     there is nothing to send now
   */
  public synchronized @Nullable ByteBuffer take(int most) {
    Segment from = sending;
    if (sent == appended || from == null) {
      return null;
    }
    while (from.end() <= sent && from.next != null) {
      from = from.next;
    }
    sending = from;
    int pdus = from.fitting(sent, most);
    ByteBuffer slice = from.slice(sent, pdus);
    sent += pdus;
    return slice;
  }

  /** Where the next PDU to send stands: all below were sent on this connection, or need not be. */
  public synchronized long sent() {
    return sent;
  }

  /** A new connection begins: the unacknowledged tail goes again. */
  public synchronized void rewind() {
    sent = first;
    sending = head;
  }

  /**
   * All below {@code mark} arrived.
   *
   * @param mark what {@link #sent} was
   * @throws IllegalArgumentException if it was not sent on this connection
   */
  public void acknowledge(long mark) {
    boolean empty;
    synchronized (this) {
      if (mark > sent) {
        throw new IllegalArgumentException("acknowledged beyond what was sent");
      }
      boolean any = first < mark;
      while (first < mark) {
        remove();
        acknowledged++;
      }
      batch.acknowledge();
      empty = any && first == appended;
    }
    if (empty) {
      settled.run();
    }
  }

  /** Gives up what is queued. */
  public void discard(LossCause cause) {
    synchronized (this) {
      lost += appended - first;
      while (first < appended) {
        remove();
      }
      batch.lose(cause);
    }
    settled.run();
  }

  /** Gives up what is queued, and takes no more. */
  public void seal(LossCause cause) {
    synchronized (this) {
      sealed = true;
    }
    discard(cause);
  }

  public synchronized boolean isEmpty() {
    return first == appended;
  }

  /** How it stands. */
  public synchronized Status status(boolean connected) {
    return new Status(accepted, acknowledged, appended - first, lost, connected);
  }

  /** Lets the oldest PDU go, and its segment after the last of it. */
  private void remove() {
    Segment oldest = head;
    while (oldest != null && oldest.isEmpty() && oldest.next != null) {
      oldest = oldest.next; // its only PDU was refused
    }
    if (oldest == null) {
      throw new IllegalStateException("there is none");
    }
    head = oldest;
    octets -= oldest.remove(batch);
    first++;
    sent = Math.max(sent, first);
    if (oldest.isEmpty()) {
      if (oldest.next == null) {
        forget();
      } else {
        head = oldest.next;
      }
    }
  }

  private void forget() {
    head = null;
    tail = null;
    sending = null;
  }
}
