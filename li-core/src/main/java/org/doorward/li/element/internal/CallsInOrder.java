package org.doorward.li.element.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.doorward.li.identifier.Xid;
import org.jspecify.annotations.Nullable;

/**
 * Calls on threads of a pool, on a few at a time; those about one task go one after another, in their order.
 * Thread-safe.
 */
final class CallsInOrder {
  private static final int MAX_THREADS = 16;

  private final Executor pool;
  private final Map<Xid, Deque<Runnable>> waiting = new HashMap<>();
  private final Deque<Xid> ready = new ArrayDeque<>();
  private int threads;

  CallsInOrder(Executor pool) {
    this.pool = pool;
  }

  /** Does not wait. What the call throws is dropped; once the pool takes nothing more, so is the call. */
  void call(Xid xid, Runnable call) {
    synchronized (this) {
      Deque<Runnable> before = waiting.get(xid);
      if (before != null) {
        before.add(call);
        return;
      }
      waiting.put(xid, new ArrayDeque<>(List.of(call)));
      ready.add(xid);
      if (threads == MAX_THREADS) {
        return;
      }
      threads++;
    }
    try {
      pool.execute(this::work);
    } catch (RejectedExecutionException e) {
      synchronized (this) {
        threads--;
      }
    }
  }

  private void work() {
    Xid xid = null;
    while (true) {
      Runnable next;
      synchronized (this) {
        again(xid);
        xid = ready.poll();
        if (xid == null) {
          threads--;
          return;
        }
        next = waiting.getOrDefault(xid, new ArrayDeque<>()).poll();
      }
      if (next != null) {
        run(next);
      }
    }
  }

  /** The task may have its next call. */
  private void again(@Nullable Xid xid) {
    if (xid != null) {
      Deque<Runnable> calls = waiting.get(xid);
      if (calls == null || calls.isEmpty()) {
        waiting.remove(xid);
      } else {
        ready.add(xid);
      }
    }
  }

  private static void run(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LiDiagnostics.callFailed(e);
    }
  }
}
