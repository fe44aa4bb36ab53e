package org.doorward.examples.bench;

import com.sun.management.OperatingSystemMXBean;
import io.netty.handler.ssl.OpenSsl;
import io.netty.util.internal.PlatformDependent;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.doorward.li.netty.receiver.SequenceCount;
import org.doorward.li.netty.tls.TlsEngine;

/**
 * The figures of delivery from end to end: product that is handed over to an element's interception and counted by a
 * receiver, held against the same octets pushed through Netty and the same TLS engine, in writes of 16 KiB. Both ends,
 * and the caller, share one process. Not thread-safe.
 */
final class DeliveryFigures {
  private static final int[] PAYLOADS = {172, 600, 1400};
  private static final int BARE_WRITE = 16 * 1024;
  private static final int WRITES_A_FLUSH = 16;
  private static final double SECONDS_A_ROUND = 1.5;
  private static final long FIRST_PDUS = 200_000;

  /** Of the processors, whatever else they have to do. */
  private static final long WARM_UP_NANOS = 12_000_000_000L;

  private static final long FLAT_PDUS = 10_000_000;

  private final TlsEngine engine;
  private final DeliveryRig rig;
  private final BareTls bare;
  private final int rounds;
  private final List<Figure> figures = new ArrayList<>();

  private DeliveryFigures(TlsEngine engine, DeliveryRig rig, BareTls bare, int rounds) {
    this.engine = engine;
    this.rig = rig;
    this.bare = bare;
    this.rounds = rounds;
  }

  static List<Figure> measure(boolean full) throws Exception {
    List<Figure> all = new ArrayList<>();
    for (TlsEngine engine : TlsEngine.values()) {
      if (engine == TlsEngine.BORINGSSL && !OpenSsl.isAvailable()) {
        continue;
      }
      try (DeliveryRig rig = new DeliveryRig(Files.createTempDirectory("doorward-bench"), engine);
          BareTls bare = new BareTls(engine)) {
        DeliveryFigures one = new DeliveryFigures(engine, rig, bare, full ? 7 : 3);
        one.endToEnd();
        one.flat();
        all.addAll(one.figures);
      }
    }
    return all;
  }

  private void endToEnd() throws InterruptedException {
    for (int length : PAYLOADS) {
      byte[] payload = new byte[length];
      RandomGenerator.getDefault().nextBytes(payload);
      payload(payload);
    }
  }

  private void payload(byte[] payload) throws InterruptedException {
    warmUp(payload);
    long before = rig.octets();
    double seconds = rig.deliver(payload, FIRST_PDUS);
    int pdu = (int) ((rig.octets() - before) / FIRST_PDUS);
    long pdus = (long) (FIRST_PDUS / seconds * SECONDS_A_ROUND);
    Rounds own = new Rounds();
    Rounds pushed = new Rounds();
    Rounds flushed = new Rounds();
    Rounds ownTime = new Rounds();
    Rounds pushedTime = new Rounds();
    Rounds octets = new Rounds();
    Rounds direct = new Rounds();
    for (int round = 0; round < rounds; round++) {
      long start = processorNanos();
      double rate = pdus / rig.deliver(payload, pdus);
      own.add(rate);
      ownTime.add((processorNanos() - start) / 1e3 / pdus);
      octets.add(rate * pdu / 1e6);
      direct.add(directOctets() / 1e6);
      long writes = Math.max(1, pdus * pdu / BARE_WRITE);
      start = processorNanos();
      pushed.add(writes / bare.push(BARE_WRITE, writes, WRITES_A_FLUSH) * BARE_WRITE / pdu);
      pushedTime.add((processorNanos() - start) / 1e3 / writes / BARE_WRITE * pdu);
      long few = Math.max(1, pdus / 10);
      flushed.add(few / bare.push(pdu, few, 1));
    }
    requireComplete();
    String name = "e2e " + payload.length;
    add(name, "PDU/s", own, pushed);
    add(name + " octets", "MB/s", octets);
    add(name + " processor time", "us/PDU", ownTime, pushedTime);
    add(name + " direct memory", "MB", direct);
    add(name + " one flush per PDU", "PDU/s", flushed);
  }

  /** Until it is compiled, which takes longest for the first row. */
  private void warmUp(byte[] payload) throws InterruptedException {
    long end = processorNanos() + WARM_UP_NANOS;
    while (processorNanos() < end) {
      rig.deliver(payload, FIRST_PDUS);
      bare.push(BARE_WRITE, FIRST_PDUS / 16, WRITES_A_FLUSH);
    }
  }

  /** What is not released shows here, after ten million. */
  private void flat() throws InterruptedException {
    byte[] payload = new byte[PAYLOADS[0]];
    rig.deliver(payload, FIRST_PDUS);
    long before = directOctets();
    rig.deliver(payload, FLAT_PDUS);
    Rounds growth = new Rounds();
    growth.add((directOctets() - before) * 1e6 / FLAT_PDUS);
    requireComplete();
    add("direct memory growth per 10^6 PDU", "octets", growth);
  }

  private void requireComplete() {
    SequenceCount count = rig.count();
    if (count.missing() != 0 || count.unnumbered() != 0) {
      throw new IllegalStateException("not everything arrived: " + count);
    }
  }

  private void add(String name, String unit, Rounds value) {
    figures.add(Figure.of(name, unit, value, label()));
  }

  private void add(String name, String unit, Rounds value, Rounds baseline) {
    figures.add(Figure.of(name, unit, value, label()).against(value, baseline));
  }

  private String label() {
    return engine == TlsEngine.JDK ? Figures.TLS : "BoringSSL";
  }

  private static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** What the Java runtime and Netty hold outside the heap. */
  private static long directOctets() {
    long own = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
    return own + Math.max(0, PlatformDependent.usedDirectMemory());
  }
}
