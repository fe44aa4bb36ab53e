package org.doorward.li.netty.http;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorward.li.fault.TransportException;
import org.doorward.li.netty.http.CallResult.Failed;
import org.doorward.li.netty.https.CallFailure;

/**
 * Posts to one responder over a few HTTPS connections, which it keeps, and makes as they are needed, one after
 * the other. A call that finds no room waits. Owns one event-loop thread, on which results are completed.
 * Thread-safe.
 */
public final class HttpsCaller implements AutoCloseable {
  private static final int STOP_SECONDS = 5;
  private static final int MAX_CALLS = 4096;

  private final CallerConfig config;
  private final EventLoopGroup group;
  private final EventLoop loop;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean closed;

  // On the event loop only.
  private final List<Line> lines = new ArrayList<>();
  private final Queue<Call> waiting = new ArrayDeque<>();

  /** A caller that connects when it is first used. */
  public HttpsCaller(CallerConfig config) {
    this.config = config;
    this.group = new MultiThreadIoEventLoopGroup(
        1, new DefaultThreadFactory(config.name() + "-io", true), NioIoHandler.newFactory());
    this.loop = group.next();
  }

  /**
   * Posts a body and waits for the answer. An interrupt ends the waiting and leaves the effect unknown.
   *
   * @throws TransportException if this component's own TLS cannot be used
   */
  public CallResult call(byte[] body) throws TransportException {
    CompletableFuture<CallResult> result = post(body);
    try {
      return result.get();
    } catch (InterruptedException e) {
      result.complete(new Failed(CallFailure.NO_ANSWER));
      Thread.currentThread().interrupt();
      return result.join();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransportException own) {
        throw own;
      }
      throw new IllegalStateException("a call completes with a result", e);
    }
  }

  /**
   * Posts a body.
   *
   * @return completed on the event loop, which must not be held up; fails with {@link TransportException} only if
   *     this component's own TLS cannot be used
   */
  public CompletableFuture<CallResult> post(byte[] body) {
    Call call = new Call(body);
    if (calls.incrementAndGet() > MAX_CALLS) {
      call.fail(CallFailure.BUSY);
    } else {
      try {
        loop.execute(() -> take(call));
      } catch (RejectedExecutionException e) {
        call.fail(CallFailure.UNREACHABLE);
      }
    }
    return call.result().whenComplete((brought, thrown) -> calls.decrementAndGet());
  }

  private void take(Call call) {
    if (closed) {
      call.fail(CallFailure.UNREACHABLE);
      return;
    }
    for (Line line : List.copyOf(lines)) { // one that turns out to be of no more use leaves
      if (line.room() > 0) {
        line.post(call);
        return;
      }
    }
    // Nothing was sent yet, so there is no effect.
    call.within(config.answerTimeout(), loop, () -> {
      waiting.remove(call);
      call.fail(CallFailure.BUSY);
    });
    waiting.add(call);
    connect();
  }

  /** Makes a connection if calls wait for one, none is being made, and there may be one more. */
  private void connect() {
    lines.removeIf(Line::isOver);
    if (closed
        || waiting.isEmpty()
        || lines.size() >= config.connections()
        || lines.stream().anyMatch(Line::isOpening)) {
      return;
    }
    try {
      lines.add(new Line(config, loop, this));
    } catch (TransportException e) {
      for (Call call = waiting.poll(); call != null; call = waiting.poll()) {
        call.result().completeExceptionally(e);
      }
    }
  }

  /** Whether calls wait for a line. */
  boolean isAwaited() {
    return !waiting.isEmpty();
  }

  /** A line has room, for the first time or again. */
  void freed(Line line) {
    while (!waiting.isEmpty() && line.room() > 0) {
      Call next = waiting.remove();
      if (!next.result().isDone()) {
        line.post(next);
      }
    }
    connect();
  }

  /** A line came to its end before it was open: so it would for those who wait, unless there is another. */
  void notOpened(Line line, CallFailure failure) {
    lines.remove(line);
    if (lines.isEmpty()) {
      for (Call call = waiting.poll(); call != null; call = waiting.poll()) {
        call.fail(failure);
      }
    }
  }

  /** A line came to its end. */
  void ended(Line line) {
    lines.remove(line);
    connect();
  }

  /** Closes the connections; a call that waits for its answer loses it. */
  @Override
  public void close() {
    closed = true;
    try {
      loop.execute(() -> {
        waiting.forEach(call -> call.fail(CallFailure.UNREACHABLE));
        waiting.clear();
        List.copyOf(lines).forEach(Line::close);
      });
    } catch (RejectedExecutionException e) {
      return;
    }
    group.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
