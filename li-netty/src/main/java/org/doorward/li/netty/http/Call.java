package org.doorward.li.netty.http;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.doorward.li.netty.http.CallResult.Failed;
import org.doorward.li.netty.https.CallFailure;
import org.jspecify.annotations.Nullable;

/** One body to be posted, and who waits for the answer. Confined to the caller's event loop, but for its result. */
final class Call {
  private final byte[] body;
  private final CompletableFuture<CallResult> result = new CompletableFuture<>();
  private @Nullable Future<?> timer;

  Call(byte[] body) {
    this.body = body;
  }

  byte[] body() {
    return body;
  }

  /** Completed once; by its caller too, who then no longer waits. */
  CompletableFuture<CallResult> result() {
    return result;
  }

  /** Past {@code limit}, {@code late} is run, unless the call has ended by then. */
  void within(Duration limit, EventLoop loop, Runnable late) {
    lift();
    timer = loop.schedule(late, limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void lift() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  void end(CallResult brought) {
    lift();
    result.complete(brought);
  }

  void fail(CallFailure failure) {
    end(new Failed(failure));
  }
}
