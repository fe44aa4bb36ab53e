package org.doorward.li.spec.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorward.li.authority.Concession;
import org.doorward.li.authority.MandateInbox.Receipt;
import org.doorward.li.crypto.key.KeyVault;
import org.doorward.li.crypto.key.Pkcs12KeyVault;
import org.doorward.li.evidence.LostRange;
import org.doorward.li.evidence.Operation;
import org.doorward.li.evidence.Reason;
import org.doorward.li.evidence.RecordedAct;
import org.doorward.li.evidence.SealCount;
import org.doorward.li.identifier.DeliveryType;
import org.doorward.li.identifier.Did;
import org.doorward.li.identifier.Xid;
import org.doorward.li.netty.element.NetworkElement;
import org.doorward.li.netty.inbox.InboxOutcome;
import org.doorward.li.netty.x1.X1Outcome;
import org.doorward.li.spec.VerifiedEntries;
import org.doorward.li.spec.lab.LabPki;
import org.doorward.li.x1.ActivateTask;
import org.doorward.li.x1.CreateDestination;
import org.doorward.li.x1.OkResponse;
import org.doorward.li.x1.TaskDetails;
import org.doorward.li.x1.X1Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * INV-X2X3-84: whole elements that are killed, while product of theirs is handed over, spooled, sent, acknowledged
 * or erased. The oracle is two MDFs, one of them slow, and the log. For a thousand kills: {@code ./mvnw
 * verify -Pkills}.
 */
class KilledInWindowsIT {
  private static final int KILLS_IN_EACH = Integer.getInteger("doorward.kills", 2);
  private static final int ELEMENTS = 3;
  private static final int MOST_PROCESSES = Math.max(10, 3 * KILLS_IN_EACH);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long SEED = 20_264;

  @TempDir
  private Path directory;

  private final Map<Window, Integer> kills = new EnumMap<>(Window.class);

  @Tag("F-50")
  @Test
  @Timeout(7200)
  void whatAnElementTookIsReceivedOrLostWhereverItIsKilled() throws Exception {
    LabPki pki = LabPki.found("Laboratory LI CA");
    try (CountingMdf near = new CountingMdf(pki, "mdf-1", 0);
        CountingMdf far = new CountingMdf(pki, "mdf-2", 2_000_000)) {
      List<CountingMdf> mdfs = List.of(near, far);
      List<Path> elements = new ArrayList<>();
      for (int i = 0; i < ELEMENTS; i++) {
        Path element = Files.createDirectory(directory.resolve("element-" + i));
        prepare(element, pki, mdfs);
        elements.add(element);
      }
      Random random = new Random(SEED);
      int processes = 0;
      for (; fewest() < KILLS_IN_EACH && processes < MOST_PROCESSES; processes++) {
        killOnce(elements, processes, random.nextLong());
      }
      assertTrue(fewest() >= KILLS_IN_EACH, "kills in each window: " + kills);
      far.hasten();
      for (Path element : elements) {
        check(element, processes, mdfs);
      }
    }
  }

  private int fewest() {
    return Stream.of(Window.values())
        .mapToInt(window -> kills.getOrDefault(window, 0))
        .min()
        .orElseThrow();
  }

  /** The windows that have not been met often enough. */
  private String wanted() {
    return Stream.of(Window.values())
        .filter(window -> kills.getOrDefault(window, 0) < KILLS_IN_EACH)
        .map(Window::name)
        .collect(Collectors.joining(","));
  }

  /** Has an element with a task for each process to come, and one for all of them. */
  private static void prepare(Path element, LabPki pki, List<CountingMdf> mdfs) throws Exception {
    List<String> xids = new ArrayList<>();
    try (Operator operator = new Operator(
            element,
            List.of(Concession.CLASS_PATH),
            pki,
            mdfs.stream().map(CountingMdf::place).toList());
        KeyVault keys =
            Pkcs12KeyVault.open(ElementProcess.vault(element), ElementProcess.password());
        NetworkElement running = BusyElements.builder(element, keys).start();
        Connection connection =
            operator.connect(running.x1Address(), running.inboxAddress().orElseThrow())) {
      for (CountingMdf mdf : mdfs) {
        ask(
            connection,
            new CreateDestination(
                Operator.header(Instant.now()), mdf.place().details(Optional.empty())));
      }
      for (int i = 0; i <= MOST_PROCESSES; i++) {
        TaskDetails task = operator.task(Xid.random(), DeliveryType.X2_AND_X3);
        InboxOutcome.Answered submitted = assertInstanceOf(
            InboxOutcome.Answered.class, connection.inbox().submit(operator.mandate(task)));
        assertInstanceOf(Receipt.class, submitted.submission());
        ask(connection, new ActivateTask(Operator.header(Instant.now()), task));
        xids.add(task.xid().value().toString());
      }
    }
    Files.write(element.resolve(BusyElements.TASKS), xids);
  }

  private static void ask(Connection connection, X1Request request) throws Exception {
    X1Outcome.Answered answered =
        assertInstanceOf(X1Outcome.Answered.class, connection.x1().send(List.of(request)));
    assertInstanceOf(OkResponse.class, answered.responses().get(0));
  }

  /** Runs a process until its elements are seen in all windows, and kills it at once. */
  private void killOnce(List<Path> elements, int round, long seed) throws Exception {
    Path errors = directory.resolve("errors");
    List<String> arguments =
        new ArrayList<>(List.of(Integer.toString(round), Long.toString(seed), wanted()));
    elements.forEach(element -> arguments.add(element.toString()));
    Process process = ElementProcess.launch(
        errors, List.of("-Xmx384m"), BusyElements.class, arguments.toArray(String[]::new));
    String seen = null;
    try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
      do {
        seen = out.readLine();
      } while (seen != null && !seen.startsWith(BusyElements.SEEN_IN));
      process.toHandle().destroyForcibly();
    }
    process.waitFor();
    assertNotNull(seen, () -> errors(errors));
    for (String window : seen.substring(BusyElements.SEEN_IN.length()).split(" ", -1)) {
      if (!window.isEmpty()) {
        kills.merge(Window.valueOf(window), 1, Integer::sum);
      }
    }
  }

  private static String errors(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "no errors";
    }
  }

  /** Lets an element deliver the rest and end its tasks, and holds its log against what the MDFs have. */
  private static void check(Path element, int processes, List<CountingMdf> mdfs) throws Exception {
    List<Xid> xids = BusyElements.tasks(element);
    VerifiedEntries log;
    try (KeyVault keys =
            Pkcs12KeyVault.open(ElementProcess.vault(element), ElementProcess.password());
        NetworkElement running = BusyElements.builder(element, keys).start()) {
      assertTrue(running.taskControl().completed(xids.get(processes)));
      assertTrue(running.taskControl().completed(xids.get(0)));
      long end = System.nanoTime() + PATIENCE.toNanos();
      Path audit = element.resolve("audit");
      do {
        assertTrue(System.nanoTime() < end, "not settled");
        Thread.sleep(200);
        log = VerifiedEntries.of(running, audit);
      } while (seals(log, Reason.SETTLED).stream().noneMatch(c -> c.xid().equals(xids.get(0))));
    }
    for (int task = 0; task <= processes; task++) {
      for (CountingMdf mdf : mdfs) {
        check(log, xids.get(task), mdf);
      }
    }
  }

  private static List<SealCount> seals(VerifiedEntries log, Reason reason) {
    return log.of(Operation.SEAL).stream()
        .filter(act -> act.reason() == reason)
        .flatMap(act -> act.counts().stream())
        .toList();
  }

  /** Of one task and destination. A process that is killed behind it says it again, with the same counts. */
  private static List<SealCount> seals(VerifiedEntries log, Reason reason, Xid xid, Did did) {
    return seals(log, reason).stream()
        .filter(count -> count.xid().equals(xid) && count.did().equals(did))
        .distinct()
        .toList();
  }

  /** One task at one MDF: each number was received or is in a loss, and no count is more or less than that. */
  private static void check(VerifiedEntries log, Xid xid, CountingMdf mdf) {
    Did did = mdf.place().did();
    List<SealCount> last = seals(log, Reason.SETTLED, xid, did);
    assertEquals(1, last.size(), "seals with different counts");
    SealCount settled = last.get(0);
    assertEquals(0, settled.waiting());
    for (SealCount afterTheKill : seals(log, Reason.TASK_ENDED, xid, did)) {
      assertEquals(
          settled.iriSent() + settled.iriLost(), afterTheKill.iriSent() + afterTheKill.iriLost());
      assertEquals(
          settled.ccSent() + settled.ccLost(), afterTheKill.ccSent() + afterTheKill.ccLost());
    }
    for (boolean content : new boolean[] {false, true}) {
      long lost = content ? settled.ccLost() : settled.iriLost();
      long acknowledged = content ? settled.ccAcknowledged() : settled.iriAcknowledged();
      BitSet numbers = mdf.numbers(new CountingMdf.Context(xid, content));
      assertTrue(acknowledged <= numbers.cardinality(), "acknowledged, and not received");
      long recorded = 0;
      for (RecordedAct act : log.of(Operation.PRODUCT_LOST)) {
        Optional<LostRange> range = act.lost()
            .filter(one -> one.wireXid().equals(xid) && one.content() == content)
            .filter(one -> act.did().equals(Optional.of(did)));
        if (range.isPresent()) {
          recorded += act.occurrences();
          numbers.set((int) range.get().first(), (int) range.get().last() + 1);
        }
      }
      assertEquals(lost, recorded, "the sum of the losses");
      assertTrue(acknowledged + lost > 0, "nothing was handed over");
      assertEquals(acknowledged + lost, numbers.nextClearBit(0), "neither received nor in a loss");
      assertEquals(acknowledged + lost, numbers.length(), "a number that was not given");
    }
  }
}
