package org.doorward.li.element.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.doorward.li.identifier.Xid;

/** Calls on threads of a pool; those about one task go one after another, in their order. Thread-safe. */
final class CallsInOrder {
  private final Executor pool;
  private final Map<Xid, Deque<Runnable>> waiting = new HashMap<>();

  CallsInOrder(Executor pool) {
    this.pool = pool;
  }

  /** Does not wait. What the call throws is dropped; without a thread for it, so is the call. */
  void call(Xid xid, Runnable call) {
    synchronized (waiting) {
      Deque<Runnable> before = waiting.get(xid);
      if (before != null) {
        before.add(call);
        return;
      }
      waiting.put(xid, new ArrayDeque<>(List.of(call)));
    }
    try {
      pool.execute(() -> callAll(xid));
    } catch (RejectedExecutionException e) {
      synchronized (waiting) {
        waiting.remove(xid);
      }
    }
  }

  private void callAll(Xid xid) {
    while (true) {
      Runnable next;
      synchronized (waiting) {
        Deque<Runnable> calls = waiting.get(xid);
        next = calls == null ? null : calls.poll();
        if (next == null) {
          waiting.remove(xid);
          return;
        }
      }
      try {
        next.run();
      } catch (RuntimeException e) {
        LiDiagnostics.callFailed(e);
      }
    }
  }
}
