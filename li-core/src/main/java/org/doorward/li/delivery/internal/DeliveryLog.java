package org.doorward.li.delivery.internal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.doorward.li.element.internal.ProductDelivery.Status;
import org.doorward.li.x2x3.DestinationProfile;
import org.doorward.li.x2x3.PduVersion;
import org.jspecify.annotations.Nullable;

/**
 * What was handed over for one destination and interface and is not acknowledged yet, in order: whole PDUs back to
 * back in segments, so that what is taken to be sent is the stream of the wire. PDUs have indices; three cursors stand
 * in them:
 *
 * <pre>
 *  acknowledged or lost | sent on this connection | not sent | to come
 *                       ^ first                   ^ sent     ^ appended
 * </pre>
 *
 * <p>Segments for which memory has no room go to the spool, if there is one, and are read back before they are sent.
 * {@code accepted = acknowledged + queued + lost} holds whenever the lock is free, where what is spooled is queued too.
 * Thread-safe; nothing blocks but for the time of a few moves, and nothing here waits for the disk.
 */
public final class DeliveryLog {
  /** So many segments from the one that is being sent on stay in memory, or are read back ahead. */
  private static final int WINDOW = 4;

  /** So often the disk is asked to take what is queued before it is given up. */
  private static final int WRITE_ATTEMPTS = 4;

  private final long maxOctets;
  private final Runnable settled;
  private final @Nullable Spooler spooler;
  private final Batch batch = new Batch();
  private final SpareMemory spare;
  private final Deque<Long> toErase = new ArrayDeque<>();

  private DestinationProfile profile = DestinationProfile.THREE_GPP;
  private Runnable readable = () -> {};
  private @Nullable Segment head;
  private @Nullable Segment tail;

  /** Not behind {@link #sent}; null if there is no segment. */
  private @Nullable Segment sending;

  private long sent;
  private long appended;
  private long sequence = 1;
  private long memory;
  private long held;
  private long accepted;
  private long acknowledged;
  private long lost;
  private boolean sealed;

  /**
   * An empty log in memory.
   *
   * @param maxOctets held in memory at most
   * @param settled run, outside the lock, when nothing is queued any more
   */
  public DeliveryLog(long maxOctets, Runnable settled) {
    this.maxOctets = maxOctets;
    this.settled = settled;
    this.spooler = null;
    this.spare = new SpareMemory(maxOctets);
  }

  /**
   * A log that goes on with what an earlier process has spooled.
   *
   * @param maxOctets held in memory at most
   * @param settled run, outside the lock, when nothing is queued any more
   * @param spooler of this log alone
   * @param found what it found
   */
  DeliveryLog(long maxOctets, Runnable settled, Spooler spooler, List<Segment> found) {
    this.maxOctets = maxOctets;
    this.settled = settled;
    this.spooler = spooler;
    this.spare = new SpareMemory(maxOctets);
    for (Segment segment : found) {
      link(segment);
      held += segment.size();
      appended = segment.end();
      sequence = Math.max(sequence, segment.sequence + 1);
    }
    accepted = held;
    spooler.serve(this);
  }

  /** What is appended from now on is encoded for; its version is carried by what is queued too. */
  public synchronized void profile(DestinationProfile next) {
    PduVersion version = next.version();
    if (!version.equals(profile.version())) {
      for (Segment segment = head; segment != null; segment = segment.next) {
        segment.version(version);
      }
    }
    profile = next;
  }

  /** Has {@code wake} run, outside the lock, when {@link #take} may give something again after the disk. */
  public synchronized void whenReadable(Runnable wake) {
    readable = wake;
  }

  /**
   * Takes one PDU, of the account's next number. If there is no room the oldest that memory holds make some; one that
   * could never fit, or comes after the end, is lost.
   *
   * @throws IllegalArgumentException if the standard or the profile forbids such a PDU; it is not accepted then
   */
  public void append(Account account, PduWriter pdu) {
    if (accept(account, pdu) && spooler != null) {
      spooler.wake();
    }
  }

  /** Returns whether something has to be spooled. */
  private synchronized boolean accept(Account account, PduWriter pdu) {
    int most = pdu.mostOctets();
    if (sealed || most > maxOctets) {
      refuse(account, 1, sealed ? LossCause.NOT_TAKEN : LossCause.NO_ROOM);
      return false;
    }
    boolean begun = tail == null || !tail.hasRoom(most);
    int length = withRoom(most).append(account, pdu, profile);
    account.accept();
    accepted++;
    held++;
    appended++;
    memory += length;
    if (memory > maxOctets) {
      makeRoom();
    }
    return begun && isCrowded();
  }

  private boolean isCrowded() {
    return memory > maxOctets / 2;
  }

  private Segment withRoom(int most) {
    Segment last = tail;
    if (last != null && last.hasRoom(most)) {
      return last;
    }
    if (last != null) {
      last.full = true;
    }
    Segment made = new Segment(sequence++, appended, spare.take(most));
    link(made);
    return made;
  }

  private void link(Segment made) {
    Segment last = tail;
    if (last == null) {
      head = made;
      sending = made;
    } else {
      last.next = made;
    }
    tail = made;
  }

  /** Lets the oldest in memory go that the disk does not have: PDU by PDU if nothing stands before it. */
  private void makeRoom() {
    for (Segment oldest = head; oldest != null && memory > maxOctets; oldest = oldest.next) {
      if (oldest.onDisk && oldest.inMemory() && !oldest.busy) {
        memory -= oldest.memory();
        oldest.evict(oldest.firstHeld() >= sent);
      } else if (oldest == head) {
        while (memory > maxOctets && oldest.inMemory() && !oldest.isEmpty()) {
          int length = oldest.remove(batch);
          memory -= length;
          held -= length > 0 ? 1 : 0;
          lost += length > 0 ? 1 : 0;
        }
        batch.lose(LossCause.NO_ROOM);
      } else if (oldest.inMemory() && !oldest.onDisk && !oldest.busy) {
        lose(oldest, LossCause.NO_ROOM, false);
      }
    }
    trim();
  }

  /** Counts what a segment holds as lost; {@code oldest}: nothing is held before it. */
  private void lose(Segment segment, LossCause cause, boolean oldest) {
    memory -= segment.memory();
    held -= segment.size();
    lost += segment.size();
    segment.lose(cause, oldest);
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
   *     there is nothing to send now, also if it is still being read from the disk
   */
  public @Nullable ByteBuffer take(int most) {
    ByteBuffer taken;
    boolean wanted;
    synchronized (this) {
      Segment from = sending();
      while (from != null && from.inMemory() && isSkipped(from)) {
        from = sending();
      }
      if (from == null) {
        return null;
      }
      wanted = wantsReading(from);
      taken = from.inMemory() ? take(from, most) : null;
    }
    if (wanted && spooler != null) {
      spooler.wake();
    }
    return taken;
  }

  /** Goes over what has been given up; says whether nothing of the segment is left to send. */
  private boolean isSkipped(Segment from) {
    sent = from.firstKept(Math.max(sent, from.firstHeld()));
    return sent == from.end();
  }

  private ByteBuffer take(Segment from, int most) {
    int pdus = from.fitting(sent, most);
    ByteBuffer slice = from.slice(sent, pdus);
    sent += pdus;
    return slice;
  }

  /** The segment that the next PDU to send stands in; null if there is none. */
  private @Nullable Segment sending() {
    Segment from = sending;
    while (from != null && (from.end() <= sent || from.isEmpty())) {
      if (from.next == null) {
        return null;
      }
      from = from.next;
      sending = from;
    }
    return from;
  }

  private boolean wantsReading(Segment from) {
    return spooler != null && firstToRead(from) != null;
  }

  private static @Nullable Segment firstToRead(Segment from) {
    Segment ahead = from;
    for (int i = 0; i < WINDOW && ahead != null; i++) {
      if (!ahead.inMemory() && !ahead.isEmpty() && !ahead.busy) {
        return ahead;
      }
      ahead = ahead.next;
    }
    return null;
  }

  /** Where the next PDU to send stands: all below were sent on this connection, or need not be. */
  public synchronized long sent() {
    return sent;
  }

  /** A new connection begins: the unacknowledged tail goes again. */
  public synchronized void rewind() {
    sending = head;
    sent = head == null ? appended : head.firstHeld();
  }

  /**
   * All below {@code mark} arrived.
   *
   * @param mark what {@link #sent} was
   * @throws IllegalArgumentException if it was not sent on this connection
   */
  public void acknowledge(long mark) {
    boolean empty;
    boolean erase;
    List<ByteBuffer> emptied = new ArrayList<>();
    synchronized (this) {
      if (mark > sent) {
        throw new IllegalArgumentException("acknowledged beyond what was sent");
      }
      long before = held;
      for (Segment oldest = head; oldest != null && oldest.firstHeld() < mark; oldest = head) {
        while (!oldest.isEmpty() && oldest.firstHeld() < mark) {
          int length = oldest.remove(batch);
          memory -= oldest.inMemory() ? length : 0;
          held -= length > 0 ? 1 : 0;
          acknowledged += length > 0 ? 1 : 0;
        }
        ByteBuffer memory = oldest.isEmpty() ? oldest.surrender() : null;
        if (memory != null) {
          emptied.add(memory);
        }
        if (!trim()) {
          break;
        }
      }
      batch.acknowledge();
      empty = before > 0 && held == 0;
      erase = !toErase.isEmpty();
    }
    reuse(emptied);
    if (erase && spooler != null) {
      spooler.wake();
    }
    if (empty) {
      settled.run();
    }
  }

  /**
   * What was acknowledged has been encrypted, so nobody reads this memory any more. A peer that acknowledges what it did
   * not get spoils its own stream only.
   */
  private void reuse(List<ByteBuffer> emptied) {
    SpareMemory.wipe(emptied);
    synchronized (this) {
      spare.add(emptied, held == 0);
    }
  }

  /** Gives up what is queued of one account. Nothing is appended for it any more. */
  public void giveUp(Account account, LossCause cause) {
    boolean empty;
    Runnable wake;
    synchronized (this) {
      long before = held;
      account.giveUp();
      for (Segment segment = head; segment != null; segment = segment.next) {
        drop(segment, account, cause);
      }
      trim();
      empty = before > 0 && held == 0;
      wake = readable;
    }
    if (spooler != null) {
      spooler.wake();
    }
    wake.run();
    if (empty) {
      settled.run();
    }
  }

  private void drop(Segment segment, Account account, LossCause cause) {
    int octets = segment.memory();
    Segment.Share gone = segment.drop(account);
    if (gone == null) {
      return;
    }
    memory -= octets - segment.memory();
    held -= gone.count;
    lost += gone.count;
    account.lose(gone.first, gone.last, gone.count, gone.octets, cause);
    if (segment.isEmpty() && segment.onDisk && !segment.busy) {
      segment.onDisk = false;
      toErase.add(segment.sequence);
    }
  }

  /** Gives up what is queued. */
  public void discard(LossCause cause) {
    synchronized (this) {
      for (Segment segment = head; segment != null; segment = segment.next) {
        lose(segment, cause, true);
      }
      trim();
      sent = appended;
    }
    if (spooler != null) {
      spooler.wake();
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

  /** Takes no more, and spools what is queued; waits for the disk. What the disk does not take is lost. */
  public void retire() {
    Spooler to = spooler;
    synchronized (this) {
      sealed = true;
      if (tail != null) {
        tail.full = true;
      }
    }
    for (int attempt = 0; to != null && attempt < WRITE_ATTEMPTS && !isOnDisk(); attempt++) {
      to.work();
    }
    synchronized (this) {
      for (Segment segment = head; segment != null; segment = segment.next) {
        if (!segment.onDisk) {
          lose(segment, LossCause.DRAINED, false);
        }
      }
    }
  }

  private synchronized boolean isOnDisk() {
    for (Segment segment = head; segment != null; segment = segment.next) {
      if (!segment.onDisk && !segment.isEmpty()) {
        return false;
      }
    }
    return toErase.isEmpty();
  }

  public synchronized boolean isEmpty() {
    return held == 0;
  }

  /** How it stands. */
  public synchronized Status status(boolean connected) {
    return new Status(accepted, acknowledged, held, lost, connected);
  }

  /** Lets segments at the beginning go that hold nothing any more; false if the first one still does. */
  private boolean trim() {
    Segment oldest = head;
    while (oldest != null && oldest.isEmpty() && !oldest.busy) {
      if (oldest.onDisk) {
        toErase.add(oldest.sequence);
      }
      if (oldest.next == null) {
        head = null;
        tail = null;
        sending = null;
        return true;
      }
      if (sending == oldest) {
        sending = oldest.next;
      }
      oldest = oldest.next;
      head = oldest;
    }
    return oldest == null || !oldest.isEmpty();
  }

  /** What the spooler should do next; null if nothing. */
  synchronized Spooler.@Nullable Step nextStep(boolean writable) {
    Long erase = toErase.poll();
    if (erase != null) {
      return new Spooler.Erase(erase);
    }
    Segment from = sending();
    Segment read = from == null || sealed ? null : firstToRead(from);
    if (read != null) {
      read.busy = true;
      return new Spooler.Read(read);
    }
    Segment write = writable && (sealed || isCrowded()) ? toWrite(from) : null;
    if (write != null) {
      write.busy = true;
      return new Spooler.Write(write, write.spooled());
    }
    return null;
  }

  /** The oldest that will not be sent soon, or else the oldest that was sent. */
  private @Nullable Segment toWrite(@Nullable Segment from) {
    Segment beyond = from;
    for (int i = 0; i < WINDOW && beyond != null && !sealed; i++) {
      beyond = beyond.next;
    }
    Segment found = firstToWrite(beyond);
    return found == null ? firstToWrite(head) : found;
  }

  private static @Nullable Segment firstToWrite(@Nullable Segment from) {
    for (Segment segment = from; segment != null; segment = segment.next) {
      if (segment.full
          && segment.inMemory()
          && !segment.onDisk
          && !segment.busy
          && !segment.isEmpty()) {
        return segment;
      }
    }
    return null;
  }

  /** A segment has been written to the disk, or not. */
  synchronized void written(Segment segment, boolean done) {
    segment.busy = false;
    segment.onDisk = done;
    if (done && !segment.isEmpty()) {
      evict();
    }
    trim();
  }

  /** Lets the memory of segments go that the disk has and that will not be sent soon, as long as there is too much. */
  private void evict() {
    Segment from = sending();
    int near = 0;
    for (Segment segment = head; segment != null && isCrowded(); segment = segment.next) {
      boolean ahead = from != null && (segment == from || near > 0);
      near += ahead ? 1 : 0;
      if (segment.onDisk && segment.inMemory() && !segment.busy && (!ahead || near > WINDOW)) {
        memory -= segment.memory();
        segment.evict(segment.firstHeld() >= sent);
      }
    }
  }

  /** A segment has been read from the disk; null if it is damaged. */
  void read(Segment segment, @Nullable SpooledSegment content) {
    Runnable wake;
    synchronized (this) {
      segment.busy = false;
      if (content != null && segment.restore(content, profile.version())) {
        memory += segment.memory();
        evict();
      } else {
        lose(segment, LossCause.DAMAGED, false);
        trim();
      }
      wake = readable;
    }
    wake.run();
  }

  /** The oldest segment that stands on the disk, for somebody to erase; null if there is none. */
  synchronized @Nullable Segment toShed() {
    for (Segment segment = head; segment != null; segment = segment.next) {
      if (segment.onDisk && !segment.busy && !segment.isEmpty()) {
        segment.busy = true;
        return segment;
      }
    }
    return null;
  }

  /** A segment has been erased, to make room for others, or could not be. */
  synchronized void shed(Segment segment, boolean erased) {
    segment.busy = false;
    segment.onDisk = !erased;
    if (erased && !segment.isEmpty()) {
      lose(segment, LossCause.NO_ROOM, false);
    }
    trim();
  }
}
