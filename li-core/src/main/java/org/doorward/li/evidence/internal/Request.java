package org.doorward.li.evidence.internal;

import java.util.concurrent.locks.LockSupport;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.TargetDetail;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;

/** What one caller wants of the log's writer: an entry, or a snapshot of what is there, or both. */
final class Request {
  private static final int FIXED_OCTETS = 640;
  private static final int PERSON_OCTETS = 68;
  private static final int COUNT_OCTETS = 112;

  final @Nullable RecordedAct act;
  final boolean wantsSnapshot;
  final boolean last;
  final Octets commitment;

  private final Thread caller = Thread.currentThread();
  private byte @Nullable [] detail;
  private long number = -1;
  private @Nullable Snapshot snapshot;
  private @Nullable EvidenceException failure;
  private volatile boolean done;

  private Request(
      @Nullable RecordedAct act, boolean wantsSnapshot, boolean last, Octets commitment) {
    this.act = act;
    this.wantsSnapshot = wantsSnapshot;
    this.last = last;
    this.commitment = commitment;
  }

  /** An entry without targets, or with the detail that commits to them. */
  static Request entry(RecordedAct act, @Nullable TargetDetail targets) {
    Request request =
        new Request(act, false, false, targets == null ? Octets.EMPTY : targets.commitment());
    request.detail = targets == null ? null : targets.encode();
    return request;
  }

  /** An entry, and then a snapshot. */
  static Request heartbeat(RecordedAct act) {
    return new Request(act, true, false, Octets.EMPTY);
  }

  /** A snapshot; the log ends after the {@code last}. */
  static Request snapshot(boolean last) {
    return new Request(null, true, last, Octets.EMPTY);
  }

  /** No entry that comes of this is longer. */
  int atMostOctets() {
    int octets = FIXED_OCTETS + (detail == null ? 0 : detail.length + DetailSealer.OVERHEAD_OCTETS);
    return act == null
        ? octets
        : octets + act.persons().size() * PERSON_OCTETS + act.counts().size() * COUNT_OCTETS;
  }

  /** The detail in clear, for the one who seals it and zeroes it. */
  byte @Nullable [] takeDetail() {
    byte[] taken = detail;
    detail = null;
    return taken;
  }

  void number(long given) {
    number = given;
  }

  void snapshot(Snapshot taken) {
    snapshot = taken;
  }

  void succeed() {
    done = true;
    LockSupport.unpark(caller);
  }

  void fail(EvidenceException why) {
    if (!done) {
      failure = why;
      done = true;
      LockSupport.unpark(caller);
    }
  }

  /** Waits for the writer. An interrupt does not end it: the entry may be durable already. */
  void await() throws EvidenceException {
    boolean interrupted = false;
    while (!done) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new EvidenceException("the evidence log did not take the entry", failure);
    }
  }

  long awaitNumber() throws EvidenceException {
    await();
    return number;
  }

  Snapshot awaitSnapshot() throws EvidenceException {
    await();
    if (snapshot == null) {
      throw new IllegalStateException("no snapshot was asked for");
    }
    return snapshot;
  }
}
