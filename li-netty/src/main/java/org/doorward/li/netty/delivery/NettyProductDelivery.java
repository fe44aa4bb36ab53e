package org.doorward.li.netty.delivery;

import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.doorward.li.crypto.tls.LiTls;
import org.doorward.li.delivery.internal.Account;
import org.doorward.li.delivery.internal.Contexts;
import org.doorward.li.delivery.internal.DeliveryLogs;
import org.doorward.li.delivery.internal.LossCause;
import org.doorward.li.delivery.internal.PduWriter;
import org.doorward.li.delivery.internal.ProductContext;
import org.doorward.li.element.internal.ProductDelivery;
import org.doorward.li.identifier.Did;
import org.doorward.li.netty.link.Engines;
import org.doorward.li.netty.link.EventCounts;
import org.doorward.li.netty.link.WipedBuffers;
import org.jspecify.annotations.Nullable;

/**
 * Delivers product over mutual TLS, one connection for each destination and interface. Thread-safe. Needs the
 * event loops to live until it is closed, and does not end them.
 */
public final class NettyProductDelivery implements ProductDelivery {
  private final EventLoopGroup loops;
  private final DeliverySettings settings;
  private final Contexts contexts;
  private final DeliveryLogs logs;
  private final WipedBuffers buffers;
  private final Link.Parts parts;
  private final EventCounts<DeliveryEvent> events = new EventCounts<>(DeliveryEvent.class);
  private final Map<Did, Destination> open = new ConcurrentHashMap<>();
  private final Set<Destination> closing = ConcurrentHashMap.newKeySet();

  /** Guards nothing; woken whenever a log has nothing queued any more. */
  private final Object settled = new Object();

  private boolean closed;

  /**
   * Delivers nothing yet.
   *
   * @param loops own the connections
   * @param tasks runs what a TLS handshake computes or waits for; it may block
   * @param tls the client's side of TLS
   * @param settings times and bounds
   * @param contexts accounts for what is handed over
   * @param logs hold what is not acknowledged
   */
  public NettyProductDelivery(
      EventLoopGroup loops,
      Executor tasks,
      LiTls tls,
      DeliverySettings settings,
      Contexts contexts,
      DeliveryLogs logs) {
    this(loops, tasks, tls, settings, contexts, logs, new WipedBuffers());
  }

  NettyProductDelivery(
      EventLoopGroup loops,
      Executor tasks,
      LiTls tls,
      DeliverySettings settings,
      Contexts contexts,
      DeliveryLogs logs,
      WipedBuffers buffers) {
    this.loops = loops;
    this.settings = settings;
    this.contexts = contexts;
    this.logs = logs;
    this.buffers = buffers;
    this.parts = new Link.Parts(
        settings,
        new Engines(tls, settings.engine()),
        tasks,
        buffers,
        RandomGenerator.getDefault(),
        events);
  }

  @Override
  public synchronized void open(Endpoint endpoint) {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    Destination former = open.get(endpoint.did());
    if (former == null) {
      former = reopened(endpoint.did());
    }
    if (former != null) {
      former.replace(endpoint);
    } else {
      open.put(
          endpoint.did(),
          new Destination(
              endpoint,
              logs.open(endpoint.did(), this::settled),
              out -> new Link(loops.next(), parts, out)));
    }
  }

  /** One that waits for its acknowledgements goes on with what it has. */
  private @Nullable Destination reopened(Did did) {
    Destination waiting = closing.stream()
        .filter(destination -> destination.did().equals(did))
        .findFirst()
        .orElse(null);
    if (waiting == null || !closing.remove(waiting)) {
      return null;
    }
    open.put(did, waiting);
    return waiting;
  }

  @Override
  public synchronized void close(Did did) {
    Destination destination = open.remove(did);
    if (destination == null) {
      return;
    }
    closing.add(destination);
    settled();
    if (closing.contains(destination)) {
      destination.hasten();
      var unused = loops
          .next()
          .schedule(
              () -> forget(destination), settings.closeLimit().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public boolean deliver(Did did, ProductContext context, PduWriter pdu) {
    Account account = contexts.account(context, did);
    if (account == null) {
      return false;
    }
    Destination destination = open.get(did);
    if (destination == null) {
      events.count(DeliveryEvent.NO_DESTINATION);
      account.skip(1, 0, LossCause.NOT_TAKEN);
    } else {
      destination.deliver(context.via(), account, pdu);
    }
    return true;
  }

  @Override
  public boolean lose(Did did, ProductContext context, long count, LossCause cause) {
    Account account = contexts.account(context, did);
    if (account == null) {
      return false;
    }
    Destination destination = open.get(did);
    if (destination == null) {
      account.skip(count, 0, cause);
    } else {
      destination.lose(context.via(), account, count, cause);
    }
    return true;
  }

  @Override
  public void giveUp(Account account, LossCause cause) {
    all()
        .filter(destination -> destination.did().equals(account.did()))
        .forEach(destination -> destination.giveUp(account, cause));
  }

  @Override
  public Status status(Did did) {
    Destination destination = open.get(did);
    if (destination != null) {
      return destination.status();
    }
    return closing.stream()
        .filter(closing -> closing.did().equals(did))
        .findFirst()
        .map(Destination::status)
        .orElse(new Status(0, 0, 0, 0, false));
  }

  @Override
  public boolean connected(Did did, Interface via) {
    Destination destination = open.get(did);
    return destination != null && destination.connected(via);
  }

  /**
   * What has happened to the connections so far.
   *
   * @return one number for each event
   */
  public Map<DeliveryEvent, Long> events() {
    return events.snapshot();
  }

  @Override
  public boolean drain(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    all().forEach(Destination::hasten);
    synchronized (settled) {
      while (!all().allMatch(Destination::isEmpty)) {
        long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (millis <= 0) {
          return false;
        }
        settled.wait(millis);
      }
    }
    return true;
  }

  @Override
  public synchronized void close() {
    closed = true;
    open.values().forEach(Destination::retire);
    closing.forEach(Destination::end);
    closing.clear();
    buffers.close();
  }

  private Stream<Destination> all() {
    return Stream.concat(open.values().stream(), closing.stream());
  }

  /** A log has nothing queued any more: a destination that waited for that may go. */
  private void settled() {
    closing.stream().filter(Destination::isEmpty).forEach(this::forget);
    synchronized (settled) {
      settled.notifyAll();
    }
  }

  private void forget(Destination destination) {
    if (closing.remove(destination)) {
      destination.end();
    }
  }
}
