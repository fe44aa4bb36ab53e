package org.doorward.li.netty.receiver;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.doorward.li.authority.PeerIdentity;
import org.doorward.li.netty.link.EventCounts;
import org.doorward.li.netty.link.FramedPdu;
import org.jspecify.annotations.Nullable;

/**
 * Takes one connection's PDUs to the handler, one after the other and off the event loop. A Keepalive is
 * acknowledged in its turn, once the handler has stored all before it. Thread-safe.
 */
final class StoringQueue {
  /** So much waits at most, give or take what was read already; then the peer is read no further. */
  private static final long HIGH_OCTETS = 4L << 20;

  private static final long LOW_OCTETS = 1L << 20;

  private final ProductHandler handler;
  private final PeerIdentity from;
  private final Executor workers;
  private final Connection connection;
  private final EventCounts<ReceiverEvent> events;

  private final Deque<Item> waiting = new ArrayDeque<>();
  private long octets;
  private boolean working;
  private boolean paused;
  private boolean failed;

  /** The connection that it stores for. */
  interface Connection {
    void acknowledge(long number);

    void read(boolean on);

    void close();
  }

  /** A PDU with product, or none and the number of a Keepalive. */
  private record Item(@Nullable FramedPdu product, long keepalive) {
    long octets() {
      return product == null ? 0 : product.octets().length();
    }
  }

  StoringQueue(
      ProductHandler handler,
      PeerIdentity from,
      Executor workers,
      Connection connection,
      EventCounts<ReceiverEvent> events) {
    this.handler = handler;
    this.from = from;
    this.workers = workers;
    this.connection = connection;
    this.events = events;
  }

  void product(FramedPdu framed) {
    add(new Item(framed, 0));
  }

  void keepalive(long number) {
    add(new Item(null, number));
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty() && !working;
  }

  private synchronized void add(Item item) {
    if (failed) {
      return;
    }
    waiting.add(item);
    octets += item.octets();
    if (octets > HIGH_OCTETS && !paused) {
      paused = true;
      connection.read(false);
    }
    if (!working) {
      working = true;
      try {
        workers.execute(this::work);
      } catch (RejectedExecutionException e) {
        fail();
      }
    }
  }

  private void work() {
    for (Item item = next(); item != null; item = next()) {
      try {
        handle(item);
      } catch (IOException | RuntimeException e) {
        events.count(ReceiverEvent.HANDLER_FAILED);
        fail();
      }
    }
  }

  private void handle(Item item) throws IOException {
    if (item.product != null) {
      handler.received(from, item.product.received(), item.product.octets());
    } else {
      handler.sync();
      events.count(ReceiverEvent.KEEPALIVE);
      connection.acknowledge(item.keepalive);
    }
  }

  private synchronized @Nullable Item next() {
    Item item = waiting.poll();
    working = item != null;
    if (item != null) {
      octets -= item.octets();
    }
    if (paused && octets < LOW_OCTETS) {
      paused = false;
      connection.read(true);
    }
    return item;
  }

  /** Nothing after this is acknowledged: the sender has to send it again. */
  private synchronized void fail() {
    failed = true;
    waiting.clear();
    octets = 0;
    connection.close();
  }
}
