package org.doorward.li.netty.admf;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.doorward.li.element.KeepaliveSettings;
import org.doorward.li.netty.admf.KeepaliveListener.State;

/**
 * Sends keepalives to one element, the first at once. The next is due when its time comes, whatever has become of
 * the one before; but while that one still waits for its answer, none is sent. Thread-safe.
 *
 * @clause TS 103 221-1, 6.6.2
 */
final class KeepaliveSender implements AutoCloseable {
  private final ElementLink link;
  private final KeepaliveListener listener;
  private final AtomicReference<State> last = new AtomicReference<>();
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final ScheduledFuture<?> timer;
  private volatile boolean closed;

  KeepaliveSender(
      ElementLink link,
      Duration interval,
      KeepaliveListener listener,
      ScheduledExecutorService timers) {
    this.link = link;
    this.listener = listener;
    this.timer =
        timers.scheduleAtFixedRate(this::send, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * How often to send, so that an element is content whichever way it reads its times: as often as P1, and
   * three times within P2.
   */
  static Duration interval(KeepaliveSettings settings) {
    Duration third = settings.keepaliveTimeP2().dividedBy(3);
    Duration p1 = settings.keepaliveTimeP1();
    return third.compareTo(p1) < 0 ? third : p1;
  }

  private void send() {
    if (closed || !waiting.compareAndSet(false, true)) {
      return;
    }
    try {
      var unused =
          link.sendAsync(Exchange.keepalive()).thenAccept(result -> answered(state(result)));
    } catch (RuntimeException e) {
      // Nothing may end the timer but closing.
      answered(State.UNANSWERED);
    }
  }

  private void answered(State now) {
    waiting.set(false);
    heard(now);
  }

  private static State state(ActionResult result) {
    if (result.acknowledged()) {
      return State.ANSWERED;
    }
    return result instanceof ActionResult.Refused ? State.REFUSED : State.UNANSWERED;
  }

  private void heard(State now) {
    if (last.getAndSet(now) != now && !closed) {
      listener.changed(link.element(), now);
    }
  }

  @Override
  public void close() {
    closed = true;
    timer.cancel(false);
  }
}
