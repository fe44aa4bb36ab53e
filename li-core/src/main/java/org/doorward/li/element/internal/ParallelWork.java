package org.doorward.li.element.internal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.doorward.li.fault.EvidenceException;
import org.jspecify.annotations.Nullable;

/**
 * Many pieces of work of one kind on as many threads as there are cores, the caller's own among them when all
 * others are busy. So no more waits than a few thousand pieces. The first failure is kept. Used by one thread.
 */
final class ParallelWork {
  private static final int WAITING = 2048;

  /** One piece. */
  @FunctionalInterface
  interface Piece {
    void run() throws EvidenceException;
  }

  private final ThreadPoolExecutor threads;
  private final AtomicReference<@Nullable EvidenceException> failure = new AtomicReference<>();

  private ParallelWork(int cores) {
    this.threads = new ThreadPoolExecutor(
        cores,
        cores,
        1,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(WAITING),
        work -> {
          Thread thread = new Thread(work, "li-restoration");
          thread.setDaemon(true);
          return thread;
        },
        new ThreadPoolExecutor.CallerRunsPolicy());
  }

  static ParallelWork onAllCores() {
    return new ParallelWork(Runtime.getRuntime().availableProcessors());
  }

  void run(Piece piece) {
    threads.execute(() -> {
      try {
        piece.run();
      } catch (EvidenceException e) {
        failure.compareAndSet(null, e);
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, new EvidenceException("what is kept cannot be taken over", e));
      }
    });
  }

  /** Waits until all is done. */
  void close() {
    threads.shutdown();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Throws the first failure, if there was one. */
  void rethrow() throws EvidenceException {
    EvidenceException first = failure.get();
    if (first != null) {
      throw first;
    }
  }
}
