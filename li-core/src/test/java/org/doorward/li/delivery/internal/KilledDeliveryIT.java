package org.doorward.li.delivery.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.store.internal.Disk;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * INV-X2X3-84: kill -9 of a process that numbers, spools, sends, is acknowledged and erases, all at the same time. The
 * test is the MDF, and the log that losses go to. For a longer run: {@code ./mvnw verify -Pkills}.
 */
class KilledDeliveryIT {
  private static final int KILLS = Integer.getInteger("doorward.kills", 5);
  private static final int CONTEXTS = 3;
  private static final int PDU_OCTETS = 20_000;
  private static final long MEMORY = 2 << 20;
  private static final long QUOTA = 24 << 20;
  private static final Did DID = Did.of("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
  private static final Xid XID = Xid.of("3f2504e0-4f89-41d3-9a0c-0305e82c3302");

  @TempDir
  private Path directory;

  private final BitSet[] received = new BitSet[CONTEXTS];
  private final BitSet[] lost = new BitSet[CONTEXTS];
  private long recorded;
  private long lossCount;

  /** Counters, spool and log, as an element has them. */
  private record Delivery(Contexts contexts, DeliveryLog log) {
    static Delivery open(Path directory, long recorded, ExecutorService worker)
        throws EvidenceException {
      byte[] key = new byte[32];
      Contexts contexts =
          Contexts.open(Disk.local(), directory.resolve("counters"), key, 16, recorded);
      Spools spools = new Spools(
          Disk.local(), directory.resolve("spool"), key, QUOTA, MEMORY, worker, contexts);
      spools.recover();
      DeliveryLog log = spools.open(DID, () -> {}).get(Interface.X3);
      log.rewind();
      return new Delivery(contexts, log);
    }

    ProductContext context(int which) {
      return contexts.find(Interface.X3, XID, new CorrelationId(which), XID);
    }
  }

  /** The process that is killed. What it says, it says before it goes on. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
      ExecutorService worker = Executors.newSingleThreadExecutor();
      Delivery delivery =
          Delivery.open(Path.of(arguments[0]), Long.parseLong(arguments[1]), worker);
      Random random = new Random(Long.parseLong(arguments[2]));
      Thread numbering = new Thread(() -> number(delivery, random.nextInt(4)));
      Thread connection = new Thread(() -> send(delivery));
      numbering.start();
      connection.start();
      while (true) {
        record(delivery.contexts);
        Thread.onSpinWait();
      }
    }

    private static void number(Delivery delivery, int much) {
      for (int i = 0; ; i++) {
        ProductContext context = delivery.context(i % CONTEXTS);
        context.accepted();
        Account account = delivery.contexts.account(context, DID);
        if (i % 100 == 99) {
          delivery.log.refuse(account, 1, LossCause.NO_ROOM);
        } else {
          ByteBuffer pdu = ByteBuffer.allocate(PDU_OCTETS);
          pdu.putInt(4, i % CONTEXTS).putLong(8, context.next());
          delivery.log.append(account, new Encoded(pdu));
        }
        context.next(context.next() + 1);
        if (i % (50 << much) == 0) {
          LockSupport.parkNanos(1);
        }
      }
    }

    private static void send(Delivery delivery) {
      for (int slices = 1; ; slices++) {
        ByteBuffer taken = delivery.log.take(10 * PDU_OCTETS);
        if (taken == null) {
          Thread.onSpinWait();
          continue;
        }
        StringBuilder said = new StringBuilder();
        for (; taken.hasRemaining(); taken.position(taken.position() + PDU_OCTETS)) {
          said.append("received ")
              .append(taken.getInt(taken.position() + 4))
              .append(' ')
              .append(taken.getLong(taken.position() + 8))
              .append('\n');
        }
        say(said.toString());
        if (slices % 3 == 0) {
          delivery.log.acknowledge(delivery.log.sent());
        }
        if (slices % 50 == 0) {
          delivery.log.rewind(); // another connection
        }
      }
    }

    private static void record(Contexts contexts) {
      StringBuilder said = new StringBuilder();
      long last = 0;
      for (Loss loss : contexts.losses()) {
        said.append("lost ")
            .append(loss.correlation().value())
            .append(' ')
            .append(loss.first())
            .append(' ')
            .append(loss.last())
            .append(' ')
            .append(loss.count())
            .append(' ')
            .append(loss.serial())
            .append('\n');
        last = loss.serial();
      }
      if (last > 0) {
        say(said.toString());
        contexts.recorded(last);
      }
    }

    private static synchronized void say(String lines) {
      System.out.print(lines);
      System.out.flush();
    }
  }

  @Tag("F-50")
  @Test
  @Timeout(7200)
  void whatAKilledProcessTookIsReceivedOrCountedLost() throws Exception {
    for (int which = 0; which < CONTEXTS; which++) {
      received[which] = new BitSet();
      lost[which] = new BitSet();
    }
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try {
      Random random = new Random(KILLS);
      for (int round = 0; round < KILLS; round++) {
        run(random.nextLong(), 200 + random.nextInt(2000));
        check(Delivery.open(directory, recorded, worker));
      }
      drain(Delivery.open(directory, recorded, Executors.newSingleThreadExecutor()));
    } finally {
      worker.shutdown();
    }
  }

  /** Runs a process until it has said so many lines, and kills it. */
  private void run(long seed, int lines) throws Exception {
    Process child = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            classPath(),
            Child.class.getName(),
            directory.toString(),
            Long.toString(recorded),
            Long.toString(seed))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      for (int count = 1; line != null; count++) {
        heard(line.split(" ", -1));
        if (count == lines) {
          child.toHandle().destroyForcibly(); // unlike the process, leaves what it said
        }
        line = out.readLine();
      }
    }
    assertNotEquals(0, child.waitFor());
  }

  private void heard(String[] words) {
    if (words[0].equals("received") && words.length == 3 && !words[2].isEmpty()) {
      received[Integer.parseInt(words[1])].set(Integer.parseInt(words[2]));
    } else if (words[0].equals("lost") && words.length == 6 && !words[5].isEmpty()) {
      long serial = Long.parseLong(words[5]);
      if (serial > recorded) {
        lost(
            Integer.parseInt(words[1]),
            Integer.parseInt(words[2]),
            Integer.parseInt(words[3]),
            Long.parseLong(words[4]),
            serial);
      }
    }
  }

  private void lost(int which, int first, int last, long count, long serial) {
    lost[which].set(first, last + 1);
    lossCount += count;
    recorded = serial;
  }

  private static void check(Delivery after) {
    long held = 0;
    for (Account account : after.contexts.accounts()) {
      Account.Balance balance = account.balance();
      assertTrue(balance.held() >= 0, "more than all");
      held += balance.held();
    }
    assertEquals(after.log.status(true).queued(), held);
  }

  /** An MDF that is there at last gets what is spooled; then nothing is missing that is not in a loss. */
  private void drain(Delivery last) {
    while (!last.log.isEmpty()) {
      ByteBuffer taken = last.log.take(PDU_OCTETS);
      if (taken == null) {
        Thread.onSpinWait();
      } else {
        received[taken.getInt(4)].set((int) taken.getLong(8));
        last.log.acknowledge(last.log.sent());
      }
    }
    for (Loss loss : last.contexts.losses()) {
      lost(
          (int) loss.correlation().value(),
          (int) loss.first(),
          (int) loss.last(),
          loss.count(),
          loss.serial());
    }
    long lostInAll = 0;
    for (Account account : last.contexts.accounts()) {
      Account.Balance balance = account.balance();
      assertEquals(balance.accepted(), balance.acknowledged() + balance.lost());
      lostInAll += balance.lost();
    }
    assertEquals(lostInAll, lossCount);
    for (int which = 0; which < CONTEXTS; which++) {
      int next = (int) last.context(which).next();
      BitSet all = (BitSet) received[which].clone();
      all.or(lost[which]);
      assertTrue(next > 0, "nothing was handed over");
      assertEquals(next, all.nextClearBit(0), "neither received nor in a loss");
      assertEquals(next, all.length(), "a number that was not given");
    }
  }

  /** The tests of this module run as a module; the killed process needs no more than its classes. */
  private static String classPath() {
    return String.join(
        File.pathSeparator,
        Path.of("target", "classes").toAbsolutePath().toString(),
        Path.of("target", "test-classes").toAbsolutePath().toString(),
        System.getProperty("jdk.module.path", ""));
  }
}
