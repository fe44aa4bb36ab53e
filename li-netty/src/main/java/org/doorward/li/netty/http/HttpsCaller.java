package org.doorward.li.netty.http;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.doorward.li.fault.TransportException;
import org.doorward.li.netty.http.CallResult.Failed;
import org.doorward.li.netty.https.CallFailure;
import org.jspecify.annotations.Nullable;

/**
 * Posts to one responder over one HTTPS connection, which it keeps, and makes anew as needed. Callers wait for
 * one another. Owns one event-loop thread. Thread-safe.
 */
public final class HttpsCaller implements AutoCloseable {
  private static final int STOP_SECONDS = 5;

  private final CallerConfig config;
  private final EventLoopGroup loop;
  private final ReentrantLock oneAtATime = new ReentrantLock(true);
  private @Nullable Line line;
  private volatile boolean closed;

  /** A caller that connects when it is first used. */
  public HttpsCaller(CallerConfig config) {
    this.config = config;
    this.loop = new MultiThreadIoEventLoopGroup(
        1, new DefaultThreadFactory(config.name() + "-io", true), NioIoHandler.newFactory());
  }

  /**
   * Posts a body and waits for the answer. An interrupt ends the waiting and leaves the effect unknown.
   *
   * @throws TransportException if this component's own TLS cannot be used
   */
  public CallResult post(byte[] body) throws TransportException {
    oneAtATime.lock();
    try {
      if (closed) {
        return new Failed(CallFailure.UNREACHABLE);
      }
      CallResult result = postOn(line, body);
      if (result instanceof Failed) {
        hangUp();
      }
      return result;
    } catch (InterruptedException e) {
      hangUp();
      Thread.currentThread().interrupt();
      return new Failed(CallFailure.NO_ANSWER);
    } finally {
      oneAtATime.unlock();
    }
  }

  private CallResult postOn(@Nullable Line kept, byte[] body)
      throws InterruptedException, TransportException {
    if (kept != null && kept.isUsable()) {
      CallResult result = kept.post(body);
      if (!isClosedBefore(result)) {
        return result;
      }
    }
    hangUp();
    Line fresh = new Line(config, loop);
    line = fresh;
    CallResult opened = fresh.opened();
    return opened instanceof Failed ? opened : fresh.post(body);
  }

  private static boolean isClosedBefore(CallResult result) {
    return result instanceof Failed failed && failed.failure() == CallFailure.UNREACHABLE;
  }

  private void hangUp() {
    if (line != null) {
      line.close();
      line = null;
    }
  }

  /** Closes the connection; a call that waits for its answer loses it. */
  @Override
  public void close() {
    closed = true;
    loop.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
