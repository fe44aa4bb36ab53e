package org.doorward.li.evidence.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorward.li.evidence.ActorClass;
import org.doorward.li.evidence.AuditEntry;
import org.doorward.li.evidence.Checkpoint;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Phase;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Hands what callers want to the one thread that writes, which takes all there is, writes it with one sync
 * under one checkpoint, and lets the callers go. Thread-safe.
 */
final class GroupCommit {
  /** More that nobody waits for is refused: the disk does not keep up. */
  private static final int MAX_BACKLOG = 8192;

  private final Object lock = new Object();
  private final LogWriter writer; // the thread's own, once it runs
  private final Thread thread;
  private List<Request> queue = new ArrayList<>();
  private @Nullable EvidenceException failure;
  private volatile @Nullable EvidenceException shut;
  private volatile Checkpoint checkpoint;

  private GroupCommit(LogWriter writer, Checkpoint checkpoint) {
    this.writer = writer;
    this.checkpoint = checkpoint;
    this.thread = new Thread(this::run, "doorward-log");
    thread.setDaemon(true);
  }

  /** Opens a period, says what was found beyond the head and in the reserved space, and lets callers in. */
  static GroupCommit begin(
      LogWriter writer, long signed, List<AuditEntry> reserved, OpenIntents intents)
      throws EvidenceException {
    try {
      long unsigned = writer.size() - signed;
      append(writer, EntryDraft.of(Phase.EVENT, ActorClass.ELEMENT, Operation.PERIOD_OPENED));
      if (unsigned > 0) {
        EntryDraft.Builder found = EntryDraft.of(
                Phase.EVENT, ActorClass.ELEMENT, Operation.EVIDENCE_RECOVERED)
            .reason(Reason.RECOVERED, 0)
            .occurrences(unsigned);
        append(writer, signed == 0 ? found : found.refersTo(signed));
      }
      for (AuditEntry entry : reserved) {
        long number = writer.append(entry.act(), Octets.EMPTY, null, Optional.of(entry.time()));
        intents.add(number, entry.act());
      }
      writer.sync();
      Checkpoint checkpoint = writer.checkpoint();
      byte[] note = writer.sign(checkpoint);
      writer.commit(note);
      writer.writeFullTiles();
      GroupCommit log = new GroupCommit(writer, checkpoint);
      log.thread.start();
      return log;
    } catch (EvidenceException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private static void append(LogWriter writer, EntryDraft.Builder draft) throws EvidenceException {
    writer.append(draft.build().act(), Octets.EMPTY, null, Optional.empty());
  }

  void submit(Request request) throws EvidenceException {
    submit(request, Integer.MAX_VALUE);
  }

  void submitLater(Request request) throws EvidenceException {
    submit(request, MAX_BACKLOG);
  }

  private void submit(Request request, int backlog) throws EvidenceException {
    synchronized (lock) {
      if (shut != null) {
        throw new EvidenceException("the evidence log is shut", shut);
      }
      if (queue.size() >= backlog) {
        throw new EvidenceException("the evidence log does not keep up");
      }
      queue.add(request);
      if (request.last) {
        shut = new EvidenceException("the evidence log was closed");
      }
      lock.notifyAll();
    }
  }

  Checkpoint checkpoint() {
    return checkpoint;
  }

  boolean isShut() {
    return shut != null;
  }

  /** Ends the thread after everything that was submitted before; returns its last snapshot, if it is the first. */
  Optional<Snapshot> close() throws EvidenceException {
    Request last = Request.snapshot(true);
    synchronized (lock) {
      if (shut != null) {
        return Optional.empty();
      }
      submit(last);
    }
    return Optional.of(last.awaitSnapshot());
  }

  /** Ends the thread at once: something else that has to be written could not be. */
  void fail(EvidenceException why) {
    synchronized (lock) {
      if (shut == null) {
        shut = why;
      }
      failure = why;
      lock.notifyAll();
    }
  }

  /** Waits until the thread has ended and its files are released. */
  void join() {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<Request> batch = List.of();
    try {
      boolean last = false;
      while (!last) {
        batch = take();
        last = batch.get(batch.size() - 1).last;
        write(batch);
      }
    } catch (EvidenceException e) {
      end(batch, e);
    } catch (RuntimeException | Error e) {
      end(batch, new EvidenceException("the evidence log's writer failed", e));
    } finally {
      release();
    }
  }

  private List<Request> take() throws EvidenceException {
    synchronized (lock) {
      while (queue.isEmpty() && failure == null) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          Thread.interrupted(); // nobody ends this thread but close
        }
      }
      if (failure != null) {
        throw failure;
      }
      List<Request> taken = queue;
      queue = new ArrayList<>(taken.size());
      return taken;
    }
  }

  private void write(List<Request> batch) throws EvidenceException {
    for (Request request : batch) {
      RecordedAct act = request.act;
      if (act != null) {
        byte[] detail = request.takeDetail();
        request.number(writer.append(act, request.commitment, detail, Optional.empty()));
      }
    }
    writer.sync();
    Checkpoint reached = writer.checkpoint();
    byte[] note;
    try {
      note = writer.sign(reached);
    } catch (EvidenceException e) {
      // The key is away. The entries are durable, and the next checkpoint will cover them; but
      // nobody may
      // rely on that now.
      batch.forEach(request -> request.fail(e));
      return;
    }
    writer.commit(note);
    checkpoint = reached;
    batch.stream().filter(request -> !request.wantsSnapshot).forEach(Request::succeed);
    writer.writeFullTiles();
    for (Request request : batch) {
      if (request.wantsSnapshot) {
        request.snapshot(writer.snapshot(reached, note));
        request.succeed();
      }
    }
  }

  private void end(List<Request> batch, EvidenceException why) {
    List<Request> waiting;
    synchronized (lock) {
      shut = why;
      waiting = queue;
      queue = new ArrayList<>();
    }
    batch.forEach(request -> request.fail(why));
    waiting.forEach(request -> request.fail(why));
  }

  private void release() {
    try {
      writer.close();
    } catch (EvidenceException e) {
      // Every entry that was acknowledged is durable; what was not is already known to have failed.
      shut = e;
    }
  }
}
