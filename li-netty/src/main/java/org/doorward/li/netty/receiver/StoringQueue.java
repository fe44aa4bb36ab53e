package org.doorward.li.netty.receiver;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.doorward.li.fault.DecodeException;
import org.jspecify.annotations.Nullable;

/**
 * Takes one connection's stream from its event loop to where it is read and stored, piece by piece and without
 * copying: it owns each piece from {@link #add} on, and releases it. Thread-safe.
 */
final class StoringQueue {
  /** So much waits at most, give or take what was read already; then the peer is read no further. */
  private static final long HIGH_OCTETS = 1L << 20;

  private static final long LOW_OCTETS = 256L << 10;

  /** A worker that finds nothing looks again so often before it goes: to wake another for each piece costs more. */
  private static final int NAPS = 20;

  private static final long NAP_NANOS = 50_000;

  private final ProductReader reader;
  private final Executor workers;
  private final Connection connection;

  private final Deque<ByteBuf> waiting = new ArrayDeque<>();
  private long octets;
  private boolean working;
  private boolean paused;
  private boolean ended;
  private boolean failed;

  /** The connection that it stores for. */
  interface Connection {
    /** There was a whole PDU. */
    void alive();

    void read(boolean on);

    /** Nothing more is read. */
    void failed(Exception cause);
  }

  StoringQueue(ProductReader reader, Executor workers, Connection connection) {
    this.reader = reader;
    this.workers = workers;
    this.connection = connection;
  }

  /** The next piece of the stream, which belongs to this queue from now on. */
  synchronized void add(ByteBuf piece) {
    if (failed) {
      piece.release();
      return;
    }
    waiting.add(piece);
    octets += piece.readableBytes();
    if (octets > HIGH_OCTETS && !paused) {
      paused = true;
      connection.read(false);
    }
    start();
  }

  /** The stream ends behind the last piece. */
  synchronized void end() {
    ended = true;
    if (!failed && !working) {
      try {
        finish();
      } catch (DecodeException e) {
        fail(e);
      }
    }
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty() && !working;
  }

  private void start() {
    if (!working) {
      working = true;
      try {
        workers.execute(this::work);
      } catch (RejectedExecutionException e) {
        fail(e);
      }
    }
  }

  private void work() {
    try {
      int idle = 0;
      while (true) {
        ByteBuf piece = poll();
        if (piece != null) {
          idle = 0;
          store(piece);
        } else if (hasEnded()) {
          finish();
          return;
        } else if (idle++ < NAPS) {
          LockSupport.parkNanos(NAP_NANOS);
        } else if (leaves()) {
          return;
        }
      }
    } catch (DecodeException | IOException | RuntimeException e) {
      fail(e);
    }
  }

  private void store(ByteBuf piece) throws DecodeException, IOException {
    try {
      if (reader.read(piece.nioBuffer())) {
        connection.alive();
      }
    } finally {
      piece.release();
    }
  }

  /** The next piece; null if there is none now. */
  private synchronized @Nullable ByteBuf poll() {
    ByteBuf piece = waiting.poll();
    if (piece != null) {
      octets -= piece.readableBytes();
    }
    if (paused && octets < LOW_OCTETS) {
      paused = false;
      connection.read(true);
    }
    return piece;
  }

  private synchronized boolean hasEnded() {
    return ended && waiting.isEmpty();
  }

  /** The worker goes, unless there is something to do by now: the next piece gets another. */
  private synchronized boolean leaves() {
    working = !waiting.isEmpty() || ended;
    return !working;
  }

  private void finish() throws DecodeException {
    reader.end();
    synchronized (this) {
      failed = true;
      working = false;
    }
  }

  /** Nothing after this is acknowledged: the sender has to send it again. */
  private synchronized void fail(Exception cause) {
    failed = true;
    working = false;
    waiting.forEach(ByteBuf::release);
    waiting.clear();
    octets = 0;
    connection.failed(cause);
  }
}
