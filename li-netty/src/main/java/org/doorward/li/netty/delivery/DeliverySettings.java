package org.doorward.li.netty.delivery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.doorward.li.netty.tls.TlsEngine;

/**
 * How product is delivered. Immutable.
 *
 * @param maxQueuedOctets held at most for one destination and interface; the oldest PDU makes room
 * @param timeP1 a Keepalive goes at least that often
 * @param timeP2 a connection without a valid acknowledgement for so long is given up
 * @param tailTime unacknowledged product waits at most so long for a Keepalive that covers it
 * @param tailOctets so much unacknowledged product does not wait at all
 * @param connectLimit of a connection attempt, and of a handshake
 * @param retryFirst the longest first wait before a new attempt; it doubles
 * @param retryCap the longest wait of all
 * @param closeLimit a destination that is closed waits at most so long for its acknowledgements
 * @param engine who computes TLS
 * @clause TS 103 221-2, 6.2.4
 */
public record DeliverySettings(
    long maxQueuedOctets,
    Duration timeP1,
    Duration timeP2,
    Duration tailTime,
    long tailOctets,
    Duration connectLimit,
    Duration retryFirst,
    Duration retryCap,
    Duration closeLimit,
    TlsEngine engine) {
  /** 64 MiB; 60 and 180 s; 1 s or 4 MiB; 10 s; 100 ms to 5 s; 30 s; the Java runtime. */
  public static final DeliverySettings DEFAULT = new DeliverySettings(
      64L << 20,
      Duration.ofSeconds(60),
      Duration.ofSeconds(180),
      Duration.ofSeconds(1),
      4L << 20,
      Duration.ofSeconds(10),
      Duration.ofMillis(100),
      Duration.ofSeconds(5),
      Duration.ofSeconds(30),
      TlsEngine.JDK);

  /**
   * Refuses what cannot work.
   *
   * @param maxQueuedOctets at least 1
   * @param timeP1 at least 1 ms
   * @param timeP2 longer than {@code timeP1}, or every connection would be given up on schedule
   * @param tailTime at least 1 ms
   * @param tailOctets at least 1
   * @param connectLimit at least 1 ms
   * @param retryFirst at least 1 ms
   * @param retryCap at least {@code retryFirst}
   * @param closeLimit at least 1 ms
   * @param engine not null
   */
  public DeliverySettings {
    if (maxQueuedOctets < 1 || tailOctets < 1) {
      throw new IllegalArgumentException("a bound in octets is below 1");
    }
    for (Duration time :
        new Duration[] {timeP1, timeP2, tailTime, connectLimit, retryFirst, retryCap, closeLimit}) {
      if (time.toMillis() < 1) {
        throw new IllegalArgumentException("a time is below 1 ms");
      }
    }
    requireNonNull(engine, "engine");
    if (timeP2.compareTo(timeP1) <= 0) {
      throw new IllegalArgumentException("TIME_P2 is not longer than TIME_P1");
    }
    if (retryCap.compareTo(retryFirst) < 0) {
      throw new IllegalArgumentException("the cap of waits is below the first wait");
    }
  }

  /**
   * Other Keepalive times.
   *
   * @param p1 a Keepalive goes at least that often
   * @param p2 longer than {@code p1}
   * @return a copy with them
   */
  public DeliverySettings keepalive(Duration p1, Duration p2) {
    Copy copy = new Copy(this);
    copy.timeP1 = p1;
    copy.timeP2 = p2;
    return copy.settings();
  }

  /**
   * Another bound of the queue.
   *
   * @param octets for one destination and interface
   * @return a copy with it
   */
  public DeliverySettings maxQueuedOctets(long octets) {
    Copy copy = new Copy(this);
    copy.maxQueuedOctets = octets;
    return copy.settings();
  }

  /**
   * Another waiting of unacknowledged product.
   *
   * @param time at most so long
   * @param octets at most so much
   * @return a copy with it
   */
  public DeliverySettings tail(Duration time, long octets) {
    Copy copy = new Copy(this);
    copy.tailTime = time;
    copy.tailOctets = octets;
    return copy.settings();
  }

  /**
   * Other waits between attempts.
   *
   * @param first the longest first wait
   * @param cap the longest of all
   * @return a copy with them
   */
  public DeliverySettings retry(Duration first, Duration cap) {
    Copy copy = new Copy(this);
    copy.retryFirst = first;
    copy.retryCap = cap;
    return copy.settings();
  }

  /**
   * Another limit of closing a destination.
   *
   * @param limit at most so long
   * @return a copy with it
   */
  public DeliverySettings closeLimit(Duration limit) {
    Copy copy = new Copy(this);
    copy.closeLimit = limit;
    return copy.settings();
  }

  /**
   * Another engine.
   *
   * @param choice who computes TLS
   * @return a copy with it
   */
  public DeliverySettings engine(TlsEngine choice) {
    Copy copy = new Copy(this);
    copy.engine = choice;
    return copy.settings();
  }

  /** The components while some of them change. Not thread-safe. */
  private static final class Copy {
    private long maxQueuedOctets;
    private Duration timeP1;
    private Duration timeP2;
    private Duration tailTime;
    private long tailOctets;
    private final Duration connectLimit;
    private Duration retryFirst;
    private Duration retryCap;
    private Duration closeLimit;
    private TlsEngine engine;

    Copy(DeliverySettings of) {
      maxQueuedOctets = of.maxQueuedOctets;
      timeP1 = of.timeP1;
      timeP2 = of.timeP2;
      tailTime = of.tailTime;
      tailOctets = of.tailOctets;
      connectLimit = of.connectLimit;
      retryFirst = of.retryFirst;
      retryCap = of.retryCap;
      closeLimit = of.closeLimit;
      engine = of.engine;
    }

    DeliverySettings settings() {
      return new DeliverySettings(
          maxQueuedOctets,
          timeP1,
          timeP2,
          tailTime,
          tailOctets,
          connectLimit,
          retryFirst,
          retryCap,
          closeLimit,
          engine);
    }
  }
}
