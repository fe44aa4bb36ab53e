package org.doorward.li.intercept.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doorward.li.element.internal.ActiveTask;
import org.doorward.li.intercept.Interception;
import org.doorward.li.intercept.Probe;
import org.doorward.li.target.Imsi;
import org.doorward.li.target.Ipv4Address;
import org.doorward.li.target.Ipv4Cidr;
import org.doorward.li.target.SipUri;
import org.doorward.li.target.TargetIdentifier;
import org.doorward.li.target.TcpPort;
import org.doorward.li.target.TcpPortRange;
import org.junit.jupiter.api.Test;

/**
 * INV-INT-08: whatever changes at the same time, a target that stays is always found, one that has gone never again.
 * The index begins far too small, so that it is laid out anew under its readers.
 */
class MatchStressTest {
  private static final int WRITERS = 3;
  private static final int CHANGES = 2_000;
  private static final List<TargetIdentifier> STAYING = List.of(
      Imsi.of("204080000000001"),
      SipUri.of("sip:stays@example.com"),
      Ipv4Cidr.of("10.1.0.0/16"),
      TcpPortRange.of(1000, 1999));
  private static final List<TargetIdentifier> TRAFFIC = List.of(
      Imsi.of("204080000000001"),
      SipUri.of("sip:stays@EXAMPLE.com;lr"),
      Ipv4Address.of("10.1.2.3"),
      TcpPort.of(1500));

  private final TargetIndexPoint all = new TargetIndexPoint(1, List.of());
  private final AtomicBoolean over = new AtomicBoolean();

  private static boolean has(List<Interception> found, ActiveTask task) {
    return found.stream().anyMatch(one -> ((MintedInterception) one).task() == task);
  }

  /** Begins and ends tasks; what it did itself it has to see at once. */
  private int write(int writer) {
    Random random = new Random(writer);
    Probe probe = all.point.probe();
    List<ActiveTask> mine = new ArrayList<>();
    List<TargetIdentifier> traffic = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      if (mine.size() < 50 || random.nextBoolean()) {
        int which = random.nextInt(4);
        String number = String.valueOf(100_000 + random.nextInt(500)); // others have the same
        TargetIdentifier target = switch (which) {
          case 0 -> Imsi.of(number);
          case 1 -> SipUri.of("sip:" + number + "@example.com");
          case 2 -> Ipv4Cidr.of("10.1." + random.nextInt(4) + ".0/" + (20 + random.nextInt(12)));
          default -> TcpPortRange.of(1400, 1400 + random.nextInt(200));
        };
        traffic.add(
            which == 2
                ? new Ipv4Address(((Ipv4Cidr) target).address())
                : which == 3 ? TcpPort.of(1400) : target);
        mine.add(all.tasks.activate(Set.of(target)));
        int last = mine.size() - 1;
        assertTrue(has(probe.identifier(traffic.get(last)), mine.get(last)), "is there at once");
      } else {
        int ending = random.nextInt(mine.size());
        TargetIdentifier seen = traffic.remove(ending);
        ActiveTask task = mine.remove(ending);
        all.tasks.end(task);
        assertFalse(has(probe.identifier(seen), task), "is gone at once");
      }
    }
    for (int i = 0; i < mine.size(); i++) {
      assertTrue(has(probe.identifier(traffic.get(i)), mine.get(i)), "was not lost");
      all.tasks.end(mine.get(i));
    }
    return mine.size();
  }

  private long read(ActiveTask staying) {
    Probe probe = all.point.probe();
    long looks = 0;
    while (!over.get()) {
      for (TargetIdentifier identifier : TRAFFIC) {
        assertTrue(has(probe.identifier(identifier), staying), "is always found");
        looks++;
      }
    }
    return looks;
  }

  @Test
  void whatStaysIsFoundAndWhatIsGoneIsNot() throws Exception {
    ActiveTask staying = all.tasks.activate(Set.copyOf(STAYING));
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);
    try {
      List<Future<Long>> readers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        readers.add(threads.submit(() -> read(staying)));
      }
      List<Callable<Integer>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        writers.add(() -> write(writer));
      }
      for (Future<Integer> written : threads.invokeAll(writers)) {
        written.get();
      }
      over.set(true);
      for (Future<Long> reader : readers) {
        assertTrue(reader.get() > 0);
      }
    } finally {
      over.set(true);
      threads.shutdownNow();
    }
    all.tasks.end(staying);
    for (TargetIdentifier identifier : TRAFFIC) {
      assertEquals(List.of(), all.point.match(identifier));
    }
  }
}
