package org.doorward.examples.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Probe;
import org.doorward.li.target.TargetType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Looks of one thread at the point of {@link MatchTasks}, which has its tasks, and at one that has none. One
 * identifier of 64 is a target. In the process of the element, since no other could have its tasks.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(0)
public class MatchBenchmark {
  private static final int INPUTS = 1 << 12;

  /** As many digits as MSISDN and IMSI of the benchmark have. */
  private static final int DIGITS = 15;

  private final long[] numbers = new long[INPUTS];
  private final String[] tels = new String[INPUTS];
  private final ByteBuffer sips = ByteBuffer.allocateDirect(64 * INPUTS);
  private final int[] sipOctets = new int[INPUTS];
  private Probe full;
  private Probe none;
  private Probe hashing;
  private int next;

  /** Draws identifiers, and makes sure that the right ones are found. */
  @Setup
  public void prepare() {
    full = MatchTasks.full().probe();
    none = MatchTasks.empty().probe();
    hashing = MatchTasks.hashing().probe();
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < INPUTS; i++) {
      numbers[i] =
          i % 64 == 0 ? random.nextInt(MatchTasks.ofAType()) : random.nextLong(1L << 24, 1L << 32);
      tels[i] = "tel:+" + MatchTasks.digits(numbers[i]).replaceFirst("(...)(...)", "$1-$2-");
      byte[] sip = ("sip:%75ser-" + numbers[i] + "@IMS.example.com:5060;transport=tcp")
          .getBytes(StandardCharsets.US_ASCII);
      sips.put(64 * i, sip);
      sipOctets[i] = sip.length;
    }
    List<Supplier<List<Interception>>> exact = List.of(
        this::imsi,
        this::mac,
        this::tunnel,
        this::sipUri,
        this::telUri,
        this::msisdn,
        this::ipv6Cidr);
    exact.forEach(look -> require(found(look) == INPUTS / 64));
    require(found(this::ipv4Cidr) > 0);
    require(found(this::portRange) > 0);
    require(found(this::empty) == 0);
  }

  /** How many are found in one turn through all inputs. */
  private static int found(Supplier<List<Interception>> look) {
    int found = 0;
    for (int i = 0; i < INPUTS; i++) {
      found += look.get().size();
    }
    return found;
  }

  private static void require(boolean right) {
    if (!right) {
      throw new IllegalStateException("a look found too much or too little");
    }
  }

  private int turn() {
    next = (next + 1) & (INPUTS - 1);
    return next;
  }

  private long number() {
    return numbers[turn()];
  }

  @Benchmark
  public List<Interception> imsi() {
    return full.digits(TargetType.IMSI, MatchTasks.FIRST + number(), DIGITS);
  }

  @Benchmark
  public List<Interception> msisdn() {
    return full.digits(TargetType.E164_NUMBER, MatchTasks.FIRST + number(), DIGITS);
  }

  @Benchmark
  public List<Interception> mac() {
    return full.macAddress(number());
  }

  @Benchmark
  public List<Interception> tunnel() {
    return full.gtpuTunnelId((int) number());
  }

  /** As an address, and in any range. */
  @Benchmark
  public List<Interception> ipv4() {
    return full.ipv4Address(0xC000_0000 + (int) number());
  }

  /** Every address of 10.0.0.0/8 is in one of the ranges, or beside one. */
  @Benchmark
  public List<Interception> ipv4Cidr() {
    return full.ipv4Address(0x0A00_0000 | ((int) number() & 0xFF_FFFF));
  }

  @Benchmark
  public List<Interception> ipv6Cidr() {
    return full.ipv6Address(0x2001_0DB8_0000_0000L ^ (number() << 8), 1);
  }

  @Benchmark
  public List<Interception> portRange() {
    return full.tcpPort((int) number() & 0xFFFF);
  }

  @Benchmark
  public List<Interception> sipUri() {
    int at = turn();
    return full.name(TargetType.SIP_URI, sips, 64 * at, sipOctets[at]);
  }

  @Benchmark
  public List<Interception> telUri() {
    return full.name(TargetType.TEL_URI, tels[turn()]);
  }

  /** One context, SHA-256. */
  @Benchmark
  public List<Interception> hashedImsi() {
    return hashing.digits(TargetType.IMSI, MatchTasks.FIRST + number(), DIGITS);
  }

  /** The same as {@link #imsi}, where there is no task at all. */
  @Benchmark
  public List<Interception> empty() {
    return none.digits(TargetType.IMSI, MatchTasks.FIRST + number(), DIGITS);
  }
}
