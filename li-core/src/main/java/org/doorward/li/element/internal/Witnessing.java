package org.doorward.li.element.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.doorward.li.authority.Witness;
import org.doorward.li.authority.WitnessQuorum;
import org.doorward.li.authority.Witnesses;
import org.doorward.li.evidence.WitnessAnswer;
import org.doorward.li.evidence.WitnessAnswer.Cosigned;
import org.doorward.li.evidence.internal.EvidenceLog;
import org.doorward.li.evidence.internal.SignedHead;
import org.doorward.li.fault.EvidenceException;
import org.jspecify.annotations.Nullable;

/**
 * Shows the log's heads to the witnesses of the trust policy, each by itself, and knows whether enough have cosigned:
 * since the start, lately, and not too far behind. Until then nothing begins, so that whoever puts back an older copy
 * of the element gains nothing by keeping the witnesses away. Thread-safe.
 */
public final class Witnessing implements Witnessed, AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

  private final EvidenceLog log;
  private final Function<Witness, WitnessLine> opener;
  private final Executor workers;
  private final LongSupplier nanos;
  private final long heartbeat;
  private Optional<WitnessQuorum> quorum = Optional.empty(); // guarded by this
  private List<AskedWitness> witnesses = List.of(); // guarded by this, and each of them
  private @Nullable SignedHead head; // guarded by this
  private long headAt; // guarded by this
  private long madeAt; // guarded by this
  private boolean heading; // guarded by this
  private boolean closed; // guarded by this

  /**
   * Witnessing of one log, by nobody yet.
   *
   * @param log whose heads are shown
   * @param opener makes a line to a witness that is asked
   * @param heartbeat the longest between two heads that are shown
   * @param workers make proofs, which may block on the disk
   * @param nanos a monotonic clock
   */
  public Witnessing(
      EvidenceLog log,
      Function<Witness, WitnessLine> opener,
      Duration heartbeat,
      Executor workers,
      LongSupplier nanos) {
    this.log = log;
    this.opener = opener;
    this.heartbeat = heartbeat.toNanos();
    this.workers = workers;
    this.nanos = nanos;
  }

  /**
   * Follows a trust policy from here on. What is known of a witness that it names too is kept; of a new one nothing is.
   *
   * @param next whom to ask, and how many of them have to cosign
   */
  public void follow(Witnesses next) {
    List<AskedWitness> dropped;
    synchronized (this) {
      if (closed) {
        return;
      }
      dropped = new ArrayList<>(witnesses);
      List<AskedWitness> asked = new ArrayList<>();
      for (Witness witness : next.members()) {
        if (witness.address().isPresent()) {
          Optional<AskedWitness> known =
              dropped.stream().filter(one -> one.line.witness().equals(witness)).findFirst();
          known.ifPresent(dropped::remove);
          asked.add(known.orElseGet(() -> new AskedWitness(opener.apply(witness))));
        }
      }
      quorum = next.quorum();
      witnesses = List.copyOf(asked);
      notifyAll();
    }
    dropped.forEach(one -> one.line.close());
  }

  /** Looks whether anybody is to be asked. To be called every second; does not block. */
  public void look() {
    boolean due;
    synchronized (this) {
      if (quorum.isEmpty()) {
        return;
      }
      WitnessQuorum needed = quorum.get();
      SignedHead last = head;
      due = last == null
          || nanos.getAsLong() - madeAt >= Math.min(heartbeat, needed.grace().toNanos() / 3)
          || size() - last.checkpoint().size() > needed.graceEntries() / 3;
    }
    if (due) {
      makeHead();
    }
    ask();
  }

  /**
   * Asks everybody for the first time, and waits a bounded time for enough of them, so that an element that serves can do
   * what it is asked, unless they are away.
   */
  public void begin() {
    look();
    long start = nanos.getAsLong();
    synchronized (this) {
      while (!isCosigned() && !closed && conflict().isEmpty()) {
        long left = PATIENCE - (nanos.getAsLong() - start);
        try {
          if (left <= 0) {
            return;
          }
          TimeUnit.NANOSECONDS.timedWait(this, left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  /** A head of everything that is recorded now, to be shown to all. */
  private void makeHead() {
    synchronized (this) {
      if (heading || closed) {
        return;
      }
      heading = true;
    }
    run(() -> {
      try {
        show(log.head());
      } catch (EvidenceException e) {
        LiDiagnostics.unrecorded();
      } finally {
        synchronized (this) {
          heading = false;
        }
      }
    });
  }

  private void show(SignedHead fresh) {
    synchronized (this) {
      madeAt = nanos.getAsLong();
      SignedHead before = head;
      if (before == null || before.checkpoint().size() < fresh.checkpoint().size()) {
        head = fresh;
        headAt = madeAt;
      }
    }
    ask();
  }

  private void ask() {
    List<AskedWitness> all;
    synchronized (this) {
      all = witnesses;
    }
    for (AskedWitness witness : all) {
      SignedHead shown;
      long since;
      long at;
      synchronized (this) {
        shown = head;
        if (closed
            || shown == null
            || !witness.isDue(shown.checkpoint().size(), nanos.getAsLong())) {
          continue;
        }
        since = witness.asked(shown.checkpoint().size());
        at = headAt;
      }
      run(() -> ask(witness, shown, since, at));
    }
  }

  private void ask(AskedWitness witness, SignedHead shown, long since, long at) {
    try {
      var unused = witness
          .line
          .ask(shown.since(since))
          .whenComplete((answer, thrown) -> run(
              () -> heard(witness, answer == null ? Optional.empty() : answer, shown, since, at)));
    } catch (EvidenceException | RuntimeException e) {
      heard(witness, Optional.empty(), shown, since, at);
    }
  }

  private void heard(
      AskedWitness witness, Optional<WitnessAnswer> answer, SignedHead shown, long since, long at) {
    if (answer.isPresent() && answer.get() instanceof Cosigned cosigned) {
      try {
        log.attach(shown, cosigned.cosignature().line(cosigned.witness()));
      } catch (EvidenceException e) {
        LiDiagnostics.unrecorded();
      }
    }
    synchronized (this) {
      if (answer.isPresent()) {
        witness.answered(answer.get(), shown, since, at, nanos.getAsLong());
      } else {
        witness.failed(nanos.getAsLong());
      }
      notifyAll();
    }
    ask();
  }

  private void run(Runnable work) {
    try {
      workers.execute(work);
    } catch (RejectedExecutionException e) {
      close(); // the element goes down
    }
  }

  /** The witness of the quorum that is furthest behind; empty if there is no quorum since the start. */
  private Optional<AskedWitness> furthestBehind(WitnessQuorum needed) {
    return witnesses.stream()
        .filter(one -> one.cosigned() >= 0)
        .sorted(Comparator.comparingLong(AskedWitness::cosigned).reversed())
        .skip(needed.witnesses() - 1L)
        .findFirst();
  }

  /** How many entries of another log of this name a witness has seen, if one has. */
  public synchronized OptionalLong conflict() {
    return witnesses.stream()
        .map(AskedWitness::conflict)
        .flatMapToLong(OptionalLong::stream)
        .max();
  }

  /** Whether enough witnesses have cosigned, lately enough and not too far behind. */
  public synchronized boolean isCosigned() {
    return quorum.isEmpty() || isCosigned(quorum.get());
  }

  private boolean isCosigned(WitnessQuorum needed) {
    Optional<AskedWitness> last = furthestBehind(needed);
    if (last.isEmpty()) {
      return false;
    }
    long behind = size() - last.get().cosigned();
    return behind == 0
        || (behind <= needed.graceEntries()
            && nanos.getAsLong() - last.get().cosignedAt() <= needed.grace().toNanos());
  }

  /** Whether a witness is away, or says nothing that can be believed. */
  public synchronized boolean isAnybodyMissing() {
    return witnesses.stream().anyMatch(AskedWitness::isMissing);
  }

  /** How many entries the log has. */
  long size() {
    return log.checkpoint().size();
  }

  @Override
  public void requirePermitted() throws EvidenceException {
    if (conflict().isPresent() || !isCosigned()) {
      throw new EvidenceException("too few witnesses have cosigned the log");
    }
  }

  @Override
  public void requireCovered(long number) throws EvidenceException {
    boolean before;
    synchronized (this) {
      before = quorum.map(WitnessQuorum::beforeEffect).orElse(false);
    }
    if (before && !awaitCovered(number + 1)) {
      throw new EvidenceException("too few witnesses have cosigned the entry in time");
    }
  }

  /** Whether enough have cosigned so many entries, or have not failed to: otherwise it is of no use to wait. */
  private boolean canBeReached(long size) {
    long hopeful = witnesses.stream()
        .filter(one -> one.cosigned() >= size || !one.hasFailed())
        .count();
    return quorum.map(needed -> hopeful >= needed.witnesses()).orElse(true);
  }

  /** Waits a bounded time until enough have cosigned a head of so many entries, or more. */
  private boolean awaitCovered(long size) throws EvidenceException {
    boolean shown;
    synchronized (this) {
      SignedHead last = head;
      shown = quorum.isEmpty() || (last != null && last.checkpoint().size() >= size);
    }
    if (!shown) {
      show(log.head());
    }
    long start = nanos.getAsLong();
    synchronized (this) {
      while (quorum
          .map(needed -> furthestBehind(needed).map(AskedWitness::cosigned).orElse(-1L) < size)
          .orElse(false)) {
        long left = PATIENCE - (nanos.getAsLong() - start);
        if (left <= 0 || closed || !canBeReached(size)) {
          return false;
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(this, left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Shows a head that is exported, and waits a bounded time until enough have cosigned it; without them it is exported
   * as it is.
   */
  public void exported(SignedHead exported) {
    try {
      if (isCosigned()) { // otherwise they are not there to be waited for
        show(exported);
        awaitCovered(exported.checkpoint().size());
      }
    } catch (EvidenceException e) {
      LiDiagnostics.unrecorded();
    }
  }

  /** Shows the last head, waits a bounded time for those who were there until now, and asks nobody any more. */
  public void finish() {
    try {
      if (isCosigned()) {
        awaitCovered(size());
      }
    } catch (EvidenceException e) {
      LiDiagnostics.unrecorded();
    } finally {
      close();
    }
  }

  /** Asks nobody any more. Nothing begins from here on. */
  @Override
  public void close() {
    List<AskedWitness> all;
    synchronized (this) {
      closed = true;
      all = witnesses;
      witnesses = List.of();
      notifyAll();
    }
    all.forEach(witness -> witness.line.close());
  }
}
