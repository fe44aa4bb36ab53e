package org.doorward.li.delivery.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.store.internal.SealedRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves segments of one log to the disk and back, one step after the other, on a worker that may wait for the disk.
 * Thread-safe.
 */
public final class Spooler {
  private static final Logger diagnostics =
      LoggerFactory.getLogger("org.doorward.li.diagnostics.delivery");

  private static final int READ_ATTEMPTS = 4;

  /** The next thing to do. */
  sealed interface Step permits Erase, Read, Write {}

  /** Erase a segment that is settled. */
  record Erase(long sequence) implements Step {}

  /** Read a segment that will be sent soon. */
  record Read(Segment segment) implements Step {}

  /** Write a segment that memory has no room for. */
  record Write(Segment segment, SpooledSegment content) implements Step {}

  private final SealedRecords records;
  private final SpoolQuota quota;
  private final Executor worker;
  private final long readAgainMillis;
  private final SpooledSegment.Finder finder;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final Map<Long, Long> sizes = new ConcurrentHashMap<>();
  private @Nullable DeliveryLog log;
  private @Nullable Spooler yielding;

  /** Segments that the disk did not let be erased. Confined to whoever is running. */
  private final Deque<Long> notErased = new ArrayDeque<>();

  /** The last write failed. */
  private volatile boolean failing;

  private boolean running;

  /**
   * Nothing is spooled yet.
   *
   * @param records where segments go
   * @param quota of the destination
   * @param worker runs the steps; they block on the disk
   * @param readAgainMillis between two attempts to read what the system does not let be read
   * @param contexts knows the accounts
   */
  Spooler(
      SealedRecords records,
      SpoolQuota quota,
      Executor worker,
      long readAgainMillis,
      Contexts contexts) {
    this.records = records;
    this.quota = quota;
    this.worker = worker;
    this.readAgainMillis = readAgainMillis;
    this.finder = contexts::find;
  }

  /** Content makes room for signalling: what {@code other} has spooled is lost before anything of this. */
  public void before(Spooler other) {
    yielding = other;
  }

  void serve(DeliveryLog of) {
    log = of;
  }

  /** There may be something to do. Returns at once. */
  void wake() {
    if (wanted.compareAndSet(false, true)) {
      try {
        worker.execute(this::run);
      } catch (RejectedExecutionException e) {
        wanted.set(false); // the element goes down; what is left is spooled by whoever closes it
      }
    }
  }

  private void run() {
    wanted.set(false);
    work();
  }

  /**
   * Does everything there is to do now, unless somebody does already. What the disk refuses stays as it is until there
   * is something to do again.
   */
  void work() {
    synchronized (this) {
      if (running) {
        wanted.set(true); // looked at again before it ends
        return;
      }
      running = true;
    }
    eraseAgain();
    boolean writable = true;
    boolean more = true;
    while (more) {
      DeliveryLog of = log;
      Step step = of == null ? null : of.nextStep(writable);
      if (of != null && step != null) {
        writable &= take(of, step);
      } else {
        synchronized (this) {
          more = wanted.getAndSet(false);
          running = more;
        }
      }
    }
  }

  private void eraseAgain() {
    while (!notErased.isEmpty() && erase(notErased.peek())) {
      notErased.remove();
    }
  }

  /** Returns whether writing is still worth trying. */
  private boolean take(DeliveryLog of, Step step) {
    if (step instanceof Erase erase) {
      if (!erase(erase.sequence())) {
        notErased.add(erase.sequence());
      }
    } else if (step instanceof Read read) {
      of.read(read.segment(), read(read.segment().sequence));
    } else if (step instanceof Write write) {
      boolean written = write(write);
      of.written(write.segment(), written);
      return written;
    }
    return true;
  }

  /** Returns whether it is gone. */
  private boolean erase(long sequence) {
    try {
      records.erase(sequence);
    } catch (IOException e) {
      diagnostics.error("a spooled segment could not be erased");
      return false;
    }
    Long octets = sizes.remove(sequence);
    quota.give(octets == null ? 0 : octets);
    return true;
  }

  /** What the system does not let be read is asked for again before it is lost; what is damaged is lost at once. */
  private @Nullable SpooledSegment read(long sequence) {
    for (int attempt = 1; ; attempt++) {
      try {
        return SpooledSegment.of(records.read(sequence), finder);
      } catch (EvidenceException e) {
        diagnostics.error("spooled segment {} is damaged", sequence);
        return null;
      } catch (IOException e) {
        if (attempt == READ_ATTEMPTS || !waited()) {
          diagnostics.error("spooled segment {} cannot be read", sequence);
          return null;
        }
      }
    }
  }

  private boolean waited() {
    try {
      Thread.sleep(readAgainMillis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean write(Write write) {
    byte[] record = write.content().toRecord();
    long octets = SealedRecords.octetsOnDisk(record.length);
    while (!quota.take(octets)) {
      if (!makeRoom()) {
        return false;
      }
    }
    sizes.put(write.segment().sequence, octets);
    try {
      records.write(write.segment().sequence, record);
      failing = false;
      return true;
    } catch (IOException e) {
      if (!failing) {
        diagnostics.error("the spool cannot be written");
      }
      failing = true;
      erase(write.segment().sequence); // the next process must not find what may be there
      return false;
    }
  }

  private boolean makeRoom() {
    Spooler other = yielding;
    return (other != null && other.shed()) || shed();
  }

  /**
   * Gives up the oldest segment on the disk; false if there is none, or the disk does not let it go. It is erased first:
   * what is not there any more is found to be lost, whatever happens; and what is there is not lost.
   */
  private boolean shed() {
    DeliveryLog of = log;
    Segment oldest = of == null ? null : of.toShed();
    if (of == null || oldest == null) {
      return false;
    }
    boolean erased = erase(oldest.sequence);
    of.shed(oldest, erased);
    return erased;
  }

  /**
   * Refuses what an element of another version has spooled, and leaves it as it is.
   *
   * @throws EvidenceException naming the first of such segments
   * @throws IOException if the disk does not let one be read
   */
  void requireKnown() throws EvidenceException, IOException {
    records.requireKnown();
  }

  /**
   * The segments that an earlier process left, oldest first. One that is damaged is named and erased; what stood in it
   * is not found, and so lost.
   *
   * @param damaged run if there is one
   */
  List<Segment> find(Runnable damaged) throws IOException {
    records.eraseUnfinished();
    List<Segment> found = new ArrayList<>();
    long base = 0;
    for (long sequence : records.numbers()) {
      SpooledSegment content = read(sequence);
      if (content == null) {
        damaged.run();
        erase(sequence);
      } else if (content.ends().length == 0) {
        erase(sequence); // settled before the process ended
      } else {
        long octets = SealedRecords.octetsOnDisk(content.toRecord().length);
        sizes.put(sequence, octets);
        quota.found(octets);
        Segment segment = new Segment(sequence, base, content);
        base = segment.end();
        found.add(segment);
      }
    }
    return found;
  }
}
