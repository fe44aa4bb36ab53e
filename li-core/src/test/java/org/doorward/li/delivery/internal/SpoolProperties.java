package org.doorward.li.delivery.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;
import org.doorward.li.element.internal.ProductDelivery.Interface;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.fault.EvidenceException;
import org.doorward.li.identifier.CorrelationId;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.store.internal.Disk;
import org.doorward.li.store.internal.FaultyDisk;

/**
 * INV-X2X3-80, INV-X2X3-81, INV-X2X3-82, INV-X2X3-83, INV-X2X3-85, INV-X2X3-86 and INV-X2X3-88: product of three contexts at one destination, whose memory is small, and processes that are killed
 * or stopped, whatever the order. Nothing is written when a process is killed, so what it leaves is what another finds.
 */
class SpoolProperties {
  private static final byte[] KEY = new byte[32];
  private static final int PDU_OCTETS = 60_000;
  private static final int MEMORY = 3 * 256 * 1024;
  private static final int CONTEXTS = 3;

  private enum Act {
    DELIVER,
    DELIVER_MUCH,
    SKIP,
    SEND,
    ACKNOWLEDGE,
    RECONNECT,
    KILL,
    STOP,
    DAMAGE,
    DISK_FAILS,
    GIVE_UP,
    RECORD
  }

  private record Step(Act act, int much) {}

  @Provide
  Arbitrary<List<Step>> stories() {
    return Combinators.combine(
            Arbitraries.of(Act.class).dontShrink(), Arbitraries.integers().between(0, 40))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 40)
  void whatIsAcceptedIsAcknowledgedQueuedSpooledOrLost(
      @ForAll("stories") @Size(min = 10) List<Step> story) throws Exception {
    play(64L << 20, story);
  }

  @Tag("F-49")
  @Property(tries = 40)
  void theSameHoldsIfTheSpoolIsFull(@ForAll("stories") @Size(min = 10) List<Step> story)
      throws Exception {
    play(3 * 80 * 4096L, story);
  }

  /** Nothing is lost that the spool has room for, and it comes in order. */
  @Tag("F-48")
  @Example
  void anMdfThatComesBackGetsEverythingInOrder() throws Exception {
    try (Story story = new Story(64L << 20)) {
      for (int i = 0; i < 10; i++) {
        story.play(new Step(Act.DELIVER_MUCH, 40));
      }
      assertTrue(story.files() > 20, "not spooled");
      story.play(new Step(Act.STOP, 0));
      story.play(new Step(Act.DELIVER_MUCH, 40));
      story.end();
      assertEquals(0, story.log.status(true).lost());
      assertEquals(0, story.files());
    }
  }

  /** What the disk refuses once goes there later, and what it does not let be erased is not counted lost and found again. */
  @Example
  void aDiskThatFailsOnceCostsNothingThatMemoryHas() throws Exception {
    try (Story story = new Story(64L << 20)) {
      for (int failing = 0; failing < 40; failing++) {
        story.play(new Step(Act.DISK_FAILS, failing));
        story.play(new Step(Act.DELIVER_MUCH, 20));
        story.check();
      }
      assertEquals(0, story.log.status(true).lost());
      assertTrue(story.files() > 20, "not spooled");
      story.end();
      assertEquals(0, story.log.status(true).lost());
      assertEquals(0, story.files());
    }
  }

  private static void play(long quota, List<Step> steps) throws Exception {
    try (Story story = new Story(quota)) {
      for (Step step : steps) {
        story.play(step);
        story.check();
      }
      story.end();
    }
  }

  /** A session, of a task of its own. */
  private static final class Session {
    private final Xid task = Xid.random();
    private final BitSet received = new BitSet();
    private final BitSet lost = new BitSet();
    private long lastOnConnection = -1;
    private boolean givenUp;
    private long next;
  }

  private static final class Story implements AutoCloseable {
    private final Path directory = Files.createTempDirectory("spool");
    private final Did did = Did.random();
    private final Xid xid = Xid.random();
    private final long quota;

    /** What is known of each session; some of them have ended. */
    private final List<Session> sessions = new ArrayList<>();

    private final int[] current = new int[CONTEXTS];
    private long recorded;
    private long lossCount;
    private FaultyDisk disk;
    private Contexts contexts;
    private DeliveryLog log;

    Story(long quota) throws Exception {
      this.quota = quota;
      for (int i = 0; i < CONTEXTS; i++) {
        begin(i);
      }
      start();
    }

    private void begin(int which) {
      current[which] = sessions.size();
      sessions.add(new Session());
    }

    private void start() throws EvidenceException {
      disk = FaultyDisk.failingOnceAfter(Integer.MAX_VALUE);
      contexts = Contexts.open(Disk.local(), directory.resolve("counters"), KEY, 128, recorded);
      Spools spools = new Spools(
              disk, directory.resolve("spool"), KEY, quota, MEMORY, Runnable::run, contexts)
          .readAgainAfter(1);
      spools.recover();
      Map<Interface, DeliveryLog> logs = spools.open(did, () -> {});
      log = logs.get(Interface.X3);
      reconnect();
    }

    private ProductContext context(int which) {
      int session = current[which];
      return contexts.find(
          Interface.X3, xid, new CorrelationId(session), sessions.get(session).task);
    }

    void play(Step step) throws Exception {
      switch (step.act) {
        case DELIVER -> deliver(1 + step.much / 8, step.much);
        case DELIVER_MUCH -> deliver(step.much, step.much);
        case SKIP -> {
          ProductContext context = context(step.much % CONTEXTS);
          context.accepted();
          log.refuse(contexts.account(context, did), 1, LossCause.NO_ROOM);
          context.next(context.next() + 1);
        }
        case SEND -> send(step.much);
        case ACKNOWLEDGE -> log.acknowledge(Math.max(0, log.sent() - step.much % 5));
        case RECONNECT -> reconnect();
        case KILL -> {
          context(step.much % CONTEXTS).accepted(); // stands in the ring
          start();
        }
        case STOP -> {
          log.retire();
          start();
        }
        case DAMAGE -> damage(step.much);
        case DISK_FAILS -> disk.failAfter(step.much % 5);
        case GIVE_UP -> giveUp(step.much % CONTEXTS);
        case RECORD -> record();
      }
    }

    private void deliver(int count, int seed) {
      for (int i = 0; i < count; i++) {
        int which = (seed + i) % CONTEXTS;
        ProductContext context = context(which);
        context.accepted();
        ByteBuffer pdu = ByteBuffer.allocate(PDU_OCTETS);
        pdu.putInt(4, current[which]).putLong(8, context.next());
        log.append(contexts.account(context, did), new Encoded(pdu));
        context.next(context.next() + 1);
      }
    }

    /** A task ends, and the time to deliver its product is over; another begins. */
    private void giveUp(int which) {
      Session session = sessions.get(current[which]);
      session.next = context(which).next();
      contexts.end(session.task);
      for (Account account : contexts.overdue(0, Duration.ZERO)) {
        log.giveUp(account, LossCause.DRAINED);
      }
      assertEquals(List.of(), contexts.overdue(0, Duration.ZERO));
      session.givenUp = true;
      begin(which);
    }

    private void reconnect() {
      log.rewind();
      sessions.forEach(session -> session.lastOnConnection = -1);
    }

    private void send(int most) {
      for (int i = 0; i < most; i++) {
        ByteBuffer taken = log.take(2 * PDU_OCTETS);
        if (taken == null) {
          taken = log.take(2 * PDU_OCTETS); // the first asked for it to be read
        }
        for (;
            taken != null && taken.hasRemaining();
            taken.position(taken.position() + PDU_OCTETS)) {
          Session session = sessions.get(taken.getInt(taken.position() + 4));
          long number = taken.getLong(taken.position() + 8);
          assertTrue(number > session.lastOnConnection, "out of order");
          assertFalse(session.givenUp, "given up, and sent");
          session.lastOnConnection = number;
          session.received.set((int) number);
        }
      }
    }

    /** Somebody changes an octet of a spooled segment. */
    private void damage(int which) throws IOException {
      List<Path> all;
      try (Stream<Path> files = Files.walk(directory.resolve("spool"))) {
        all = files.filter(Files::isRegularFile).sorted().toList();
      }
      if (!all.isEmpty()) {
        byte[] octets = Files.readAllBytes(all.get(which % all.size()));
        octets[which % 2 == 0 ? 100 : 5000]++;
        Files.write(all.get(which % all.size()), octets);
      }
    }

    long files() throws IOException {
      try (Stream<Path> files = Files.walk(directory.resolve("spool"))) {
        return files.filter(Files::isRegularFile).count();
      }
    }

    private void record() {
      for (Loss loss : contexts.losses()) {
        sessions
            .get((int) loss.correlation().value())
            .lost
            .set((int) loss.first(), (int) loss.last() + 1);
        lossCount += loss.count();
        recorded = loss.serial();
      }
      contexts.recorded(recorded);
    }

    void check() {
      long held = 0;
      for (Account account : contexts.accounts()) {
        Account.Balance balance = account.balance();
        assertTrue(balance.held() >= 0, "more than all");
        held += balance.held();
      }
      assertEquals(held, log.status(true).queued());
      assertEquals(
          held, contexts.counts(xid, xid).stream().mapToLong(SealCount::waiting).sum());
    }

    /** The MDF is up at last: then every number was received or is in the range of a loss, and the counts agree. */
    void end() throws Exception {
      reconnect();
      for (long before = -1; before != log.sent(); ) {
        before = log.sent();
        send(1);
        log.acknowledge(log.sent());
      }
      check();
      record();
      assertEquals(0, log.status(true).queued());
      long lostInAll = 0;
      for (Account account : contexts.accounts()) {
        Account.Balance balance = account.balance();
        assertEquals(balance.accepted(), balance.acknowledged() + balance.lost());
        lostInAll += balance.lost();
      }
      assertEquals(lostInAll, lossCount);
      for (int i = 0; i < CONTEXTS; i++) {
        sessions.get(current[i]).next = context(i).next();
        assertEquals(context(i).next(), context(i).acceptedCount());
      }
      for (Session session : sessions) {
        BitSet all = (BitSet) session.received.clone();
        all.or(session.lost);
        assertEquals(session.next, all.nextClearBit(0), "neither received nor in a loss");
        assertEquals(session.next, all.length(), "more than there is");
      }
      sealed(lostInAll);
    }

    /** What is lost after a seal stands in the next one; and what is sealed for good needs no place any more. */
    private void sealed(long lostInAll) {
      List<SealCount> before = contexts.counts(xid, xid);
      sessions.forEach(session -> contexts.end(session.task));
      List<Contexts.Settled> settled = contexts.settled();
      long all = 0;
      for (Session session : sessions) {
        all += session.received.cardinality();
      }
      long lostOfSeals = 0;
      Set<SealCount> counts = new HashSet<>();
      for (Contexts.Settled one : settled) {
        counts.addAll(one.counts());
        for (SealCount count : one.counts()) {
          lostOfSeals += count.ccLost();
          assertEquals(count.ccSent(), count.ccAcknowledged());
          assertTrue(count.ccSent() <= all, "more than left");
        }
        contexts.sealed(one);
      }
      assertEquals(Set.copyOf(before), counts);
      assertEquals(lostInAll, lostOfSeals);
      assertEquals(List.of(), contexts.counts(xid, xid));
    }

    @Override
    public void close() throws IOException {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
