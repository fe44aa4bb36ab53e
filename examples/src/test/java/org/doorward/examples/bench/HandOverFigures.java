package org.doorward.examples.bench;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.netty.element.NetworkElementBuilder;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.SipUri;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;

/**
 * What handing product over costs the traffic path: one caller offers 100,000 pieces of content a second, each at its
 * own instant, and each is timed from making the observation to the return of the call. With an MDF that reads, and
 * with one that has stopped reading.
 */
final class HandOverFigures {
  private static final int A_SECOND = 100_000;
  private static final long APART_NANOS = 1_000_000_000L / A_SECOND;
  private static final int PAYLOAD_OCTETS = 172;

  private HandOverFigures() {}

  static List<Figure> measure(boolean full) throws Exception {
    int seconds = full ? 20 : 5;
    return List.of(reading(seconds), stalled(seconds));
  }

  private static Figure reading(int seconds) throws Exception {
    try (Lab lab = lab()) {
      return measure("hand-over p999", interception(lab)::cc, seconds);
    }
  }

  /** The MDF adds each PDU under its own lock: who holds that lock stops it from reading. */
  private static Figure stalled(int seconds) throws Exception {
    try (Lab lab = lab()) {
      Interception interception = interception(lab);
      synchronized (lab.mdf()) {
        return measure("hand-over p999, MDF stalled", interception::cc, seconds);
      }
    }
  }

  private static Lab lab() throws Exception {
    return Lab.open(
        Files.createTempDirectory("doorward-bench"),
        (NetworkElementBuilder builder) -> builder.drain(Duration.ofSeconds(1)));
  }

  private static Interception interception(Lab lab) throws Exception {
    SipUri target = SipUri.of("sip:alice@example.com");
    lab.activate(target);
    return lab.element().interceptionPoint().match(target).get(0);
  }

  /**
   * Offers product for so many seconds, after two to warm up.
   *
   * @param name of the row
   * @param handOver takes one piece
   * @param seconds how long
   * @return the time that one call of a thousand exceeds, in microseconds
   */
  static Figure measure(String name, Consumer<Observation> handOver, int seconds) {
    offer(handOver, 2 * A_SECOND);
    long[] nanos = offer(handOver, seconds * A_SECOND);
    Arrays.sort(nanos);
    double p999 = nanos[(int) (nanos.length * 0.999)] / 1e3;
    return new Figure(
        name,
        "us",
        Rounds.rounded(p999),
        null,
        null,
        null,
        Rounds.rounded(p999 / 1e3),
        Figures.JDK,
        Figures.TLS);
  }

  private static long[] offer(Consumer<Observation> handOver, int count) {
    long[] nanos = new long[count];
    ByteBuffer payload = ByteBuffer.allocate(PAYLOAD_OCTETS);
    CorrelationId call = new CorrelationId(7);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      while (System.nanoTime() - start < i * APART_NANOS) {
        Thread.onSpinWait();
      }
      payload.putInt(0, i);
      long before = System.nanoTime();
      handOver.accept(Observation.of(
          PayloadFormat.RTP, PayloadDirection.FROM_TARGET, call, Instant.now(), payload));
      nanos[i] = System.nanoTime() - before;
    }
    return nanos;
  }
}
