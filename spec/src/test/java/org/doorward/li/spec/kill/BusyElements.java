package org.doorward.li.spec.kill;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Xid;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Observation;
import org.doorward.li.netty.element.NetworkElement;
import org.doorward.li.netty.element.NetworkElementBuilder;
import org.doorward.li.x2x3.PayloadDirection;
import org.doorward.li.x2x3.PayloadFormat;

/**
 * A process of some elements, whose traffic path hands over more than their MDFs take; it says so when they are seen in
 * several windows at once, and is killed then. They share the process since starting Java costs more than starting an element.
 */
final class BusyElements {
  /** In each element's directory: the XIDs of its tasks, a line each. The first one lives in all processes. */
  static final String TASKS = "tasks";

  /** What the process says when it is to be killed. */
  static final String SEEN_IN = "seen in ";

  private static final long QUEUE = 1 << 20;
  private static final long SPOOL = 6 << 20;
  private static final int BURST = 200;

  /** So many windows at once are worth waiting for; one less after each such time. */
  private static final int WINDOWS_AT_ONCE = 3;

  private static final long WAIT_NANOS = Duration.ofMillis(1500).toNanos();
  private static final int WAITS = 8;
  private static final int RTP_OCTETS = 1200;
  private static final byte[] SIP =
      "OPTIONS sip:bob@example.com SIP/2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private BusyElements() {}

  /** The XIDs of the tasks in an element's directory. */
  static List<Xid> tasks(Path directory) throws Exception {
    return Files.readAllLines(directory.resolve(TASKS)).stream().map(Xid::of).toList();
  }

  /** An element with as little room as such traffic fills at once. */
  static NetworkElementBuilder builder(Path directory, KeyVault keys) throws Exception {
    return ElementProcess.builder(directory, keys)
        .deliveryContexts(1024)
        .queue(QUEUE)
        .spool(SPOOL)
        .keepalive(Duration.ofMillis(2), Duration.ofSeconds(60));
  }

  /** Arguments: which process it is, counted from 0; a seed; the windows that count; and the elements' directories. */
  public static void main(String[] arguments) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      failure.printStackTrace();
      Runtime.getRuntime().halt(1);
    });
    ElementProcess.endWithParent();
    Window.requireThere();
    say(work(arguments));
    LockSupport.park();
  }

  /** Has the elements busy until they are seen where they are to be killed, or for long; returns where that was. */
  private static Set<Window> work(String[] arguments) throws Exception {
    int round = Integer.parseInt(arguments[0]);
    Random random = new Random(Long.parseLong(arguments[1]));
    Set<Window> wanted = EnumSet.noneOf(Window.class);
    for (String name : arguments[2].split(",", -1)) {
      wanted.add(Window.valueOf(name));
    }
    ThreadGroup all = new ThreadGroup("elements");
    List<Thread> elements = new ArrayList<>();
    CountDownLatch started = new CountDownLatch(arguments.length - 3);
    for (String directory : List.of(arguments).subList(3, arguments.length)) {
      Thread element = new Thread(all, () -> run(Path.of(directory), round, started), "element");
      element.start();
      elements.add(element);
    }
    while (!started.await(10, TimeUnit.MILLISECONDS)) {
      requireAlive(elements);
    }
    LockSupport.parkNanos(random.nextInt(200_000_000));
    Set<Window> seen = Set.of();
    long begin = System.nanoTime();
    for (long waits = 0; waits < WAITS; waits = (System.nanoTime() - begin) / WAIT_NANOS) {
      requireAlive(elements);
      LockSupport.parkNanos(random.nextInt(1_000_000));
      seen = Window.seen(all);
      long enough = Math.max(1, Math.min(wanted.size(), WINDOWS_AT_ONCE) - waits);
      if (seen.stream().filter(wanted::contains).count() >= enough) {
        return seen;
      }
    }
    return seen;
  }

  private static void requireAlive(List<Thread> elements) {
    if (!elements.stream().allMatch(Thread::isAlive)) {
      throw new IllegalStateException("an element has failed");
    }
  }

  private static void say(Set<Window> seen) {
    System.out.println(SEEN_IN + seen.stream().map(Window::name).collect(Collectors.joining(" ")));
  }

  private static void run(Path directory, int round, CountDownLatch started) {
    try {
      List<Xid> tasks = tasks(directory);
      KeyVault keys =
          Pkcs12KeyVault.open(ElementProcess.vault(directory), ElementProcess.password());
      NetworkElement element = builder(directory, keys).start();
      if (round > 0 && !element.taskControl().completed(tasks.get(round))) {
        throw new IllegalStateException("no task of the process before");
      }
      started.countDown();
      handOver(interception(element, tasks.get(0)), interception(element, tasks.get(round + 1)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Interception interception(NetworkElement element, Xid task) {
    return element.interceptionPoint().match(Operator.target(task)).get(0);
  }

  private static void handOver(Interception lasting, Interception passing) {
    for (int number = 0; ; number++) {
      Interception to = number % 3 == 0 ? lasting : passing;
      if (number % 8 == 0) {
        to.iri(seen(PayloadFormat.SIP, SIP));
      } else {
        to.cc(seen(PayloadFormat.RTP, new byte[RTP_OCTETS]));
      }
      if (number % BURST == 0) {
        LockSupport.parkNanos(1);
      }
    }
  }

  private static Observation seen(PayloadFormat format, byte[] payload) {
    return Observation.of(
        format,
        PayloadDirection.FROM_TARGET,
        new CorrelationId(7),
        Instant.now(),
        ByteBuffer.wrap(payload));
  }
}
