package org.doorward.examples.bench;

import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import org.doorward.li.identifier.GenericObjectId;
import org.doorward.li.identifier.Octets;
import org.doorward.li.intercept.InterceptionPoint;
import org.doorward.li.netty.element.NetworkElementBuilder;
import org.doorward.li.spec.lab.Lab;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TargetType;
import org.doorward.li.x1.CreateObject;
import org.doorward.li.x1.HashAlgorithm;
import org.doorward.li.x1.HashContext;

/**
 * Elements for {@link MatchBenchmark}: one with 100,000 active tasks, of ten types in turn, or with as many as could be
 * activated in time; one without; and one with a hash context. All tasks were activated over X1.
 */
final class MatchTasks {
  /** Of each type as many, and of all together a multiple of the callers that activate them. */
  private static final int TASKS_AT_ONCE = 6400;

  private static final int TASKS = 16 * TASKS_AT_ONCE;
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  /** The number that numbers of digits begin with. */
  static final long FIRST = 204_080_000_000_000L;

  private static final int TYPES = 10;
  private static volatile MatchTasks open;

  private final Lab full;
  private final Lab empty;
  private final Lab hashing;
  private int tasks;

  private MatchTasks() throws Exception {
    full = lab();
    empty = lab();
    hashing = lab();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (tasks < TASKS && System.nanoTime() < end) {
      int first = tasks;
      ActivationFigures.activate(full, TASKS_AT_ONCE, number -> target(first + number));
      tasks += TASKS_AT_ONCE;
    }
    HashContext context =
        new HashContext(GenericObjectId.random(), HashAlgorithm.SHA_256, Octets.of(new byte[16]));
    hashing.admf().done(header -> new CreateObject(header, context));
  }

  /** Opens the elements for as long as the benchmark runs. */
  static MatchTasks open() throws Exception {
    open = new MatchTasks();
    return open;
  }

  private static Lab lab() throws Exception {
    return Lab.open(
        Files.createTempDirectory("doorward-bench"),
        (NetworkElementBuilder builder) -> builder.matching(EnumSet.allOf(TargetType.class)));
  }

  static InterceptionPoint full() {
    return open.full.element().interceptionPoint();
  }

  static InterceptionPoint empty() {
    return open.empty.element().interceptionPoint();
  }

  static InterceptionPoint hashing() {
    return open.hashing.element().interceptionPoint();
  }

  /** How many tasks there are. */
  int tasks() {
    return tasks;
  }

  /** How many tasks there are of each type. */
  static int ofAType() {
    return open.tasks / TYPES;
  }

  static String digits(long number) {
    return String.valueOf(FIRST + number);
  }

  private static TargetIdentifier target(int task) {
    int number = task / TYPES;
    return switch (task % TYPES) {
      case 0 -> of(TargetType.IMSI, digits(number));
      case 1 -> of(TargetType.E164_NUMBER, digits(number));
      case 2 ->
        of(TargetType.MAC_ADDRESS, "00:00:00:00:" + hex(number, 4).replaceFirst("(..)", "$1:"));
      case 3 -> of(TargetType.GTPU_TUNNEL_ID, String.valueOf(number));
      case 4 -> of(TargetType.IPV4_ADDRESS, ipv4(0xC000_0000 + number));
      case 5 -> // from /17 to /32
        of(TargetType.IPV4_CIDR, ipv4(0x0A00_0000 + number * 1663) + "/" + (17 + number % 16));
      case 6 ->
        of(
            TargetType.IPV6_CIDR,
            "2001:0db8:" + hex(number * 256L, 8).replaceFirst("(....)", "$1:")
                + ":0000:0000:0000:0000/" + (56 + number % 9));
      case 7 -> {
        int start = 2 + number * 6;
        yield of(TargetType.TCP_PORT_RANGE, start + "-" + (start + number % 16));
      }
      case 8 -> of(TargetType.SIP_URI, "sip:user-" + number + "@ims.example.com;transport=tcp");
      default -> of(TargetType.TEL_URI, "tel:+" + digits(number));
    };
  }

  private static TargetIdentifier of(TargetType type, String text) {
    return TargetIdentifier.of(type, text);
  }

  private static String hex(long value, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "x", value);
  }

  private static String ipv4(int address) {
    return (address >>> 24) + "." + (address >> 16 & 0xFF) + "." + (address >> 8 & 0xFF) + "."
        + (address & 0xFF);
  }

  void close() {
    open = null;
    full.close();
    empty.close();
    hashing.close();
  }
}
